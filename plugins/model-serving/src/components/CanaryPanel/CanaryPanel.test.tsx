import { unknown } from '@modeldeck/plugin-model-serving-common';
import { screen, waitFor, within } from '@testing-library/react';
import { aReport } from '../../__testUtils__/canaryReport';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aRollout } from '../../__testUtils__/rollout';
import {
  aFleet,
  aRevision,
  aService,
  someTraffic,
} from '../../__testUtils__/services';
import { CanaryPanel } from './CanaryPanel';

const inFlight = aService({
  revisions: [
    aRevision({ traffic: someTraffic(80) }),
    aRevision({
      name: 'fraud-predictor-00004',
      role: 'canary',
      modelVersion: '4',
      traffic: someTraffic(20, 0),
    }),
  ],
});

function setUp(service = inFlight) {
  const api = FakeModelServingApi.live(aFleet([service]));
  const shown = async () => {
    await renderPage(<CanaryPanel service={service} />, { api });
    await waitFor(() =>
      expect(screen.queryByText(/^Asking/)).not.toBeInTheDocument(),
    );
  };
  return { api, shown };
}

describe('CanaryPanel', () => {
  it('puts stable and canary side by side, fact by fact', async () => {
    await setUp().shown();
    const cells = (name: string) =>
      within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cells('Model version')).toEqual(['3', '4']);
    expect(cells('Traffic, declared')).toEqual([
      expect.stringMatching(/^80 %/),
      expect.stringMatching(/^20 %/),
    ]);
    expect(cells('Traffic, programmed')[1]).toMatch(/^0 %/);
    expect(cells('Traffic, observed')[0]).toMatch(
      /^unknown.*no metrics are configured/,
    );
    expect(cells('Replicas ready')).toEqual(['2 / 2', '2 / 2']);
    expect(cells('Restarts')).toEqual(['0', '0']);
  });

  it('offers what can be planned for', async () => {
    const rollout = aRollout({ paused: 'it waits for a person' });
    await setUp(aService({ ...inFlight, rollout })).shown();
    expect(
      within(screen.getByRole('group', { name: 'Move traffic' }))
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Promote …', 'Roll back …', 'Set weight …', 'Resume …']);
  });

  it.each([
    ['rollback', 'Roll back …'],
    ['promote', 'Promote …'],
    ['keep-watching', undefined],
  ] as const)(
    'suggests what the evidence suffices for: %s',
    async (decision, name) => {
      const { api, shown } = setUp();
      api.canaryReport.mockResolvedValue(aReport({ decision }));
      await shown();
      expect(
        within(screen.getByRole('group', { name: 'Move traffic' }))
          .getAllByRole('button')
          .filter(button => button.dataset.variant === 'primary')
          .map(({ textContent }) => textContent),
      ).toEqual(name === undefined ? [] : [name]);
    },
  );

  it('is not there where there is nothing to move', async () => {
    await setUp(aService()).shown();
    expect(
      screen.queryByRole('region', { name: 'Canary' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [
      'it is not allowed',
      { allowed: false as const, reason: 'Ask for it.' },
      'You can look at plans, not write them. Ask for it.',
    ],
    [
      'that cannot be asked',
      new Error('no answer'),
      'Whether you may move traffic could not be asked: no answer',
    ],
  ])('says so when %s', async (_, answer, text) => {
    const { api, shown } = setUp();
    if (answer instanceof Error) {
      api.canaryControl.mockRejectedValue(answer);
    } else {
      api.canaryControl.mockResolvedValue(answer);
    }
    await shown();
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('never shows a count that is not known as zero', async () => {
    const pods = unknown('they could not be listed');
    const revisions = inFlight.revisions.map(revision => ({
      ...revision,
      pods: [],
      replicas: { wanted: pods, ready: pods },
    }));
    await setUp(aService({ revisions })).shown();
    expect(
      screen.getByRole('row', { name: /^Restarts/ }),
    ).not.toHaveTextContent('0');
  });
});
