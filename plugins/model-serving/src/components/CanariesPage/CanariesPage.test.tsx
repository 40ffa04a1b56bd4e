import { screen, within } from '@testing-library/react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aRollout } from '../../__testUtils__/rollout';
import {
  aCluster,
  aFleet,
  aRevision,
  aService,
  someTraffic,
} from '../../__testUtils__/services';
import { CanariesPage } from './CanariesPage';

const canary = aService({
  name: 'ranker',
  revisions: [
    aRevision({ name: 'a', traffic: someTraffic(60) }),
    aRevision({
      name: 'b',
      role: 'canary',
      modelVersion: '4',
      traffic: someTraffic(40),
    }),
  ],
  rollout: aRollout({ phase: 'Paused', paused: 'it waits for a person' }),
});

const show = (api: FakeModelServingApi) =>
  renderPage(<CanariesPage />, { api });

describe('CanariesPage', () => {
  it('tells of every canary in flight what it is, and leads there', async () => {
    await show(FakeModelServingApi.live(aFleet([canary, aService()])));
    const rows = await screen.findAllByRole('row');
    expect(rows).toHaveLength(2);
    const row = rows[1]!;
    for (const fact of [
      'ranker',
      '3 → 4',
      '40 % canary',
      'Argo Rollouts: Paused',
      'paused at 40 %',
      'Healthy',
    ]) {
      expect(row).toHaveTextContent(fact);
    }
    expect(within(row).getByRole('link', { name: 'ranker' })).toHaveAttribute(
      'href',
      '/models/prod/payments/inferenceservice/ranker',
    );
  });

  it('says that none is in flight', async () => {
    await show(FakeModelServingApi.live(aFleet([aService()])));
    expect(await screen.findByText('No canary is in flight')).toBeVisible();
  });

  it('does not let a cluster that is away look like one without canaries', async () => {
    const clusters = [aCluster({ reachable: false, error: 'no route' })];
    await show(FakeModelServingApi.live(aFleet([], clusters)));
    expect(
      await screen.findByText('Cluster prod cannot be reached'),
    ).toBeVisible();
  });
});
