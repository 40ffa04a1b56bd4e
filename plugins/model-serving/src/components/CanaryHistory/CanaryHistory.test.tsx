import { unknown } from '@modeldeck/plugin-model-serving-common';
import { fireEvent, screen, within } from '@testing-library/react';
import {
  aHistory,
  aLook,
  anEvent,
  aRun,
  lookMetric,
  minute,
} from '../../__testUtils__/canaryHistory';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aPlan } from '../../__testUtils__/plans';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aRevision, aService } from '../../__testUtils__/services';
import { CanaryHistory } from './CanaryHistory';

const inFlight = aService({
  revisions: [aRevision(), aRevision({ name: 'b', role: 'canary' })],
});
const harmed = aRun({
  looks: [
    aLook(minute(1)),
    aLook(minute(2), {
      decision: 'rollback',
      metrics: [lookMetric({ harm: { evidence: 250, needed: 100 } })],
    }),
  ],
});

async function show(
  canaries: Parameters<typeof aHistory>[0],
  service = inFlight,
) {
  const api = FakeModelServingApi.live(aFleet([service]));
  api.canaryHistory.mockResolvedValue(aHistory(canaries));
  await renderPage(<CanaryHistory service={service} />, { api });
  return api;
}

describe('CanaryHistory', () => {
  it('plots the evidence, and says in words where it has come', async () => {
    await show([harmed]);
    expect(
      await screen.findByRole('img', {
        name: /^Evidence of harm from .* logarithmic.* Errors 250 of 100\.$/,
      }),
    ).toBeVisible();
    expect(screen.getByText('decides: 100')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: /^Decision over time: .*Roll back$/ }),
    ).toHaveTextContent('Keep watching');
  });

  it('says of each metric what decides, where that differs', async () => {
    const metrics = [
      lookMetric(),
      lookMetric({ metric: 'latency', harm: { evidence: 2, needed: 400 } }),
    ];
    await show([aRun({ looks: [aLook(minute(1), { metrics })] })]);
    for (const text of [
      'Errors (decides: 100)',
      'Slow requests (decides: 400)',
    ]) {
      expect(await screen.findByText(text)).toBeVisible();
    }
  });

  it('says the values of a look that keys lead to', async () => {
    await show([harmed]);
    const [slider] = await screen.findAllByRole('slider');
    expect(slider).toHaveAttribute('max', '1');
    fireEvent.focus(slider!);
    expect(slider).toHaveAttribute('aria-valuetext', 'Errors 250 of 100');
    fireEvent.change(slider!, { target: { value: '0' } });
    expect(slider).toHaveAttribute('aria-valuetext', 'Errors 10 of 100');
    expect(
      screen.getByText('Errors 10 of 100', { selector: 'li' }),
    ).toBeVisible();
    fireEvent.blur(slider!);
    expect(
      screen.queryByText('Errors 10 of 100', { selector: 'li' }),
    ).toBeNull();
  });

  it('has the same as a table, a look without a weight told as unknown', async () => {
    const looks = [aLook(minute(1), { weight: unknown('no route was read') })];
    await show([aRun({ looks })]);
    fireEvent.click(await screen.findByText('As a table'));
    const row = screen.getByRole('row', { name: /Keep watching/ });
    expect(row).toHaveTextContent('200 / 800');
    expect(row).toHaveTextContent('Errors 2 of 20');
    expect(row).toHaveTextContent('no route was read');
  });

  it('tells what happened and who did it, the newest first', async () => {
    const events = [
      anEvent(minute(0), 'began'),
      anEvent(minute(1), 'decision-changed', { decision: 'rollback' }),
      anEvent(minute(2), 'action-refused', {
        by: 'user:default/jane',
        instead: 'change the file',
        change: aPlan().writes,
      }),
      anEvent(minute(3), 'rolled-back', { by: 'policy' }),
    ];
    await show([aRun({ events })]);
    const items = within(
      await screen.findByRole('list', { name: 'What happened' }),
    ).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent(/Rolled back by the service’s policy/);
    expect(items[1]).toHaveTextContent('Instead: Change the file');
    expect(items[1]).toHaveTextContent('canaryTrafficPercent: null');
    expect(within(items[1]!).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/user/jane',
    );
    expect(items[2]).toHaveTextContent('Decision changed: Roll back');
  });

  it('keeps earlier canaries of a service that has none now', async () => {
    const earlier = aRun({
      id: 'run-0',
      outcome: 'promoted',
      endedAt: minute(9),
    });
    await show(
      [aRun({ outcome: 'rolled-back', endedAt: minute(5) }), earlier],
      aService(),
    );
    expect(await screen.findByText('Earlier canaries (1)')).toBeVisible();
    expect(screen.getByText(/Promoted ·/)).toBeVisible();
  });

  it('says why looks fail, and that nothing was seen yet', async () => {
    const reason = 'the pods cannot be asked';
    await show([aRun({ looks: [], trouble: { since: minute(1), reason } })]);
    expect(await screen.findByText('The pods cannot be asked')).toBeVisible();
    expect(screen.getByText(/No look at this canary/)).toBeVisible();
  });

  it('is not there for a service that never had one', async () => {
    const api = await show([], aService());
    expect(api.canaryHistory).toHaveBeenCalled();
    expect(screen.queryByText('Evidence and history')).toBeNull();
  });

  it('says that it could not be read', async () => {
    const api = FakeModelServingApi.live(aFleet([inFlight]));
    api.canaryHistory.mockRejectedValue(new Error('the database is away'));
    await renderPage(<CanaryHistory service={inFlight} />, { api });
    expect(await screen.findByText('The database is away')).toBeVisible();
  });
});
