import { unknown } from '@modeldeck/plugin-model-serving-common';
import { screen, within } from '@testing-library/react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aRollout } from '../../__testUtils__/rollout';
import { aFleet } from '../../__testUtils__/services';
import { RolloutProgress } from './RolloutProgress';

function show(overrides: Parameters<typeof aRollout>[0] = {}) {
  return renderPage(<RolloutProgress rollout={aRollout(overrides)} />, {
    api: FakeModelServingApi.live(aFleet([])),
  });
}

describe('RolloutProgress', () => {
  it('says who moves the traffic and how far it has come', async () => {
    const { container } = await show({
      message: 'more replicas need to be updated',
    });
    expect(container).toHaveTextContent('Argo Rollouts · canary');
    expect(screen.getByText('Progressing')).toBeVisible();
    expect(screen.getByText('More replicas need to be updated')).toBeVisible();
    const bar = screen.getByRole('progressbar', {
      name: 'Steps of the rollout',
    });
    expect(bar).toHaveAttribute('aria-valuenow', '2');
    expect(bar).toHaveAttribute('aria-valuemax', '8');
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      '2 of 8 steps done. Now: set weight 40 %',
    );
    expect(bar.children).toHaveLength(8);
  });

  it.each([
    ['all done', { index: 8, count: 8, title: '' }, '8 of 8 steps done'],
    [
      'more than can be told apart',
      { index: 5, count: 500, title: '' },
      '5 of 500 steps done',
    ],
    [
      'more done than there are',
      { index: 9, count: 8, title: '' },
      '9 of 8 steps done',
    ],
  ])('says %s', async (_, step, text) => {
    await show({ step });
    expect(screen.getByText(text)).toBeVisible();
    const bar = screen.getByRole('progressbar');
    expect(bar.children.length).toBeLessThan(41);
    expect(
      Number(bar.ariaValueNow ?? bar.getAttribute('aria-valuenow')),
    ).toBeLessThanOrEqual(step.count);
  });

  it('shows no progress where there are no steps', async () => {
    await show({ step: { index: 0, count: 0, title: '' } });
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('says that the step is not known, and why', async () => {
    const { container } = await show({ step: unknown('Flagger has no steps') });
    expect(container).toHaveTextContent('Unknown: Flagger has no steps');
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('says why it waits', async () => {
    await show({ paused: 'waits until somebody promotes' });
    expect(screen.getByText('Paused')).toBeVisible();
    expect(screen.getByText('Waits until somebody promotes')).toBeVisible();
  });

  it('says that it was given up', async () => {
    await show({ aborted: true });
    expect(screen.getByText('Aborted')).toBeVisible();
  });

  it('lists what is checked, with the words of the controller', async () => {
    await show({
      checks: [
        { name: 'error-rate', phase: 'Failed', message: '3 of 5 above 1 %' },
        { name: 'latency', phase: 'Running', message: '' },
      ],
    });
    const checks = screen.getByRole('list', { name: 'Checks' });
    expect(
      within(checks)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['error-rate Failed · 3 of 5 above 1 %', 'latency Running']);
  });
});
