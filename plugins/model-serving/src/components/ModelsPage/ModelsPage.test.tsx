import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { unknown } from '@modeldeck/plugin-model-serving-common';
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
import { ModelsPage } from './ModelsPage';

const failed = aService({
  name: 'pricing',
  owner: unknown('no label says it'),
  health: {
    status: 'failed',
    reason: 'ImagePullBackOff',
    message: 'The image cannot be pulled.',
  },
});
const canary = aService({
  name: 'fraud',
  revisions: [
    aRevision({ name: 'fraud-1', traffic: someTraffic(70, 90) }),
    aRevision({
      name: 'fraud-2',
      role: 'canary',
      traffic: someTraffic(30, 10),
    }),
  ],
});
const plain = aService({ name: 'churn' });

function rowOf(name: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(`^${name}`) });
}

function shownNames(): string[] {
  return screen
    .getAllByRole('rowheader')
    .map(cell => within(cell).getByRole('link').textContent ?? '');
}

describe('ModelsPage', () => {
  it('shows the fleet, what needs attention first, each a link to its page', async () => {
    const api = FakeModelServingApi.live(aFleet([plain, canary, failed]));
    await renderPage(<ModelsPage />, { api });
    expect(shownNames()).toEqual(['pricing', 'churn', 'fraud']);
    expect(screen.getByRole('link', { name: 'fraud' })).toHaveAttribute(
      'href',
      '/models/prod/payments/inferenceservice/fraud',
    );
    expect(screen.getByTestId('connection')).toHaveTextContent(
      'Live, updated 0 s ago',
    );
  });

  it('says unknown with its reason, never nothing', async () => {
    const api = FakeModelServingApi.live(aFleet([failed]));
    await renderPage(<ModelsPage />, { api });
    expect(rowOf('pricing')).toHaveTextContent(
      'unknown. Unknown: no label says it',
    );
  });

  it('says the whole reason of a health', async () => {
    const api = FakeModelServingApi.live(aFleet([failed]));
    await renderPage(<ModelsPage />, { api });
    expect(rowOf('pricing')).toHaveTextContent(
      'ImagePullBackOff: The image cannot be pulled.',
    );
  });

  it('marks where declared and programmed traffic part', async () => {
    const api = FakeModelServingApi.live(aFleet([canary]));
    await renderPage(<ModelsPage />, { api });
    const row = rowOf('fraud');
    expect(row).toHaveTextContent('10 % canary');
    expect(row).toHaveTextContent('fraud-2: 30 % declared, 10 % programmed');
    expect(
      within(row).getByRole('img', { name: /^Programmed traffic; / }),
    ).toHaveAccessibleName(
      'Programmed traffic; fraud-1 (stable): 90 %; fraud-2 (canary): 10 %',
    );
  });

  it('filters by a tile, by search and by canary', async () => {
    const user = userEvent.setup();
    const api = FakeModelServingApi.live(aFleet([plain, canary, failed]));
    await renderPage(<ModelsPage />, { api });
    await user.click(screen.getByRole('button', { name: '1 Failed' }));
    expect(shownNames()).toEqual(['pricing']);
    await user.click(screen.getByRole('button', { name: '3 All' }));
    await user.click(screen.getByRole('switch', { name: 'Canary only' }));
    expect(shownNames()).toEqual(['fraud']);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await user.type(screen.getByRole('searchbox'), 'chu');
    expect(shownNames()).toEqual(['churn']);
    expect(screen.getByText('1 of 3 services shown')).toBeInTheDocument();
  });

  it('calls platforms by their names, and filters by them', async () => {
    const user = userEvent.setup();
    const seldon = aService({ name: 'credit', platform: 'seldon-v1' });
    const api = FakeModelServingApi.live(aFleet([plain, seldon]));
    await renderPage(<ModelsPage />, { api });
    expect(rowOf('credit')).toHaveTextContent('Seldon Core v1');
    await user.click(screen.getByRole('button', { name: /Platform/ }));
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['Any', 'KServe', 'Seldon Core v1']);
    await user.click(screen.getByRole('option', { name: 'Seldon Core v1' }));
    expect(shownNames()).toEqual(['credit']);
  });

  it('says where a rollout waits', async () => {
    const waiting = {
      ...canary,
      rollout: aRollout({ paused: 'for a person' }),
    };
    const api = FakeModelServingApi.live(aFleet([waiting]));
    await renderPage(<ModelsPage />, { api });
    expect(rowOf('fraud')).toHaveTextContent('paused at 10 %');
  });

  it('takes its filters from the address', async () => {
    const api = FakeModelServingApi.live(aFleet([plain, canary, failed]));
    await renderPage(<ModelsPage />, { api, at: '/?health=failed' });
    expect(shownNames()).toEqual(['pricing']);
  });

  it('follows the fleet, with one listener', async () => {
    const api = FakeModelServingApi.live(aFleet([plain]));
    await renderPage(<ModelsPage />, { api });
    expect(api.listenerCount).toBe(1);
    await act(async () =>
      api.set({
        ...api.getState(),
        data: aFleet([{ ...plain, owner: 'team-new' }]),
      }),
    );
    expect(rowOf('churn')).toHaveTextContent('team-new');
  });

  it('shows ten thousand services a page at a time', async () => {
    const user = userEvent.setup();
    const services = Array.from({ length: 10_000 }, (_, index) =>
      aService({ name: `m-${String(index).padStart(5, '0')}` }),
    );
    const api = FakeModelServingApi.live(aFleet(services));
    await renderPage(<ModelsPage />, { api });
    expect(shownNames()).toHaveLength(25);
    expect(screen.getByText('1–25 / 10000')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /next/i }));
    expect(shownNames()[0]).toBe('m-00025');
  });

  it('shows the text of a cluster as text', async () => {
    const api = FakeModelServingApi.live(
      aFleet([aService({ owner: '<img src=x onerror=alert(1)>' })]),
    );
    await renderPage(<ModelsPage />, { api });
    expect(rowOf('fraud')).toHaveTextContent('<img src=x onerror=alert(1)>');
  });

  it('says what is hidden and since when a cluster is not heard', async () => {
    const api = FakeModelServingApi.live(
      aFleet(
        [aService({ cluster: 'edge' })],
        [
          aCluster({
            gaps: [
              {
                resource: 'httproutes.gateway.networking.k8s.io',
                state: 'forbidden',
                reason: 'no',
                consequence: 'which traffic is programmed',
              },
            ],
          }),
          aCluster({
            name: 'edge',
            reachable: false,
            staleSince: new Date(Date.now() - 300_000).toISOString(),
            error: 'connection refused',
          }),
        ],
      ),
    );
    await renderPage(<ModelsPage />, { api });
    const [gaps, lost] = ['Cluster prod does not', 'Cluster edge cannot'].map(
      text => screen.getByText(new RegExp(text)).closest('[role=status]'),
    );
    expect(gaps).toHaveTextContent(
      'Cannot be told: which traffic is programmed',
    );
    expect(lost).toHaveTextContent(/connection refused.*last known 5 min ago/);
    expect(rowOf('fraud')).toHaveTextContent('Last known 5 min ago');
  });
});

describe('ModelsPage without services', () => {
  it('shows its shape while nothing is known', async () => {
    const api = new FakeModelServingApi({ connection: 'connecting', since: 0 });
    await renderPage(<ModelsPage />, { api });
    expect(screen.getByTestId('skeleton')).toBeInTheDocument();
  });

  it('tells what to do when no cluster is configured', async () => {
    const api = FakeModelServingApi.live(aFleet([], []));
    await renderPage(<ModelsPage />, { api });
    expect(screen.getByText(/under modelServing.clusters/)).toBeVisible();
  });

  it('says that there is none only where everything was read', async () => {
    const api = FakeModelServingApi.live(aFleet([]));
    await renderPage(<ModelsPage />, { api });
    expect(screen.getByText('No model services yet')).toBeVisible();
  });

  it('cannot tell where a cluster was not read', async () => {
    const api = FakeModelServingApi.live(
      aFleet([], [aCluster({ reachable: false })]),
    );
    await renderPage(<ModelsPage />, { api });
    expect(
      screen.getByText('Cannot tell which models there are'),
    ).toBeVisible();
  });

  it.each([
    [401, /Sign in again/],
    [403, /may not read/],
    [404, /no model-serving plugin/],
    [500, /keeps trying/],
  ])('says what to do on %i', async (statusCode, advice) => {
    const user = userEvent.setup();
    const error = Object.assign(new Error('refused'), { statusCode });
    const api = new FakeModelServingApi({
      connection: 'offline',
      since: 0,
      error,
    });
    await renderPage(<ModelsPage />, { api });
    expect(screen.getByRole('alert')).toHaveTextContent(advice);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.retry).toHaveBeenCalled();
  });
});
