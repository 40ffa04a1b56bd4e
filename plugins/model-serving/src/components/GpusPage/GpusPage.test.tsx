import {
  type GpuReport,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import {
  aGpuReport,
  aHolder,
  amounts,
  anUntoldNode,
  aPool,
  gpuRevision,
  gpuService,
} from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aCluster, aFleet } from '../../__testUtils__/services';
import { GpusPage } from './GpusPage';

const other = aPool({ id: 'prod/agentpool/t4', name: 't4', nodes: [] });

async function show(report: GpuReport | Error, at?: string) {
  const api = FakeModelServingApi.live(aFleet([]));
  if (report instanceof Error) {
    api.gpuReport.mockRejectedValue(report);
  } else {
    api.gpuReport.mockResolvedValue(report);
  }
  await renderPage(<GpusPage />, { api, at });
  return api;
}

const card = (name: string) => screen.findByRole('region', { name });

describe('GpusPage', () => {
  it('tells of a pool what it has, in digits as well', async () => {
    await show(aGpuReport());
    const pool = await card('a100');
    expect(pool).toHaveTextContent('2 of 8 free');
    expect(pool).toHaveTextContent('serving');
    expect(pool).toHaveTextContent('Largest pod that fits: 2 each, 1 of them');
    expect(
      within(pool).getByRole('img', {
        name: 'GPU, 8 in all: 4 busy, 1 held, at times unused, 1 held, idle, 2 free',
      }),
    ).toBeVisible();
  });

  it('says what waits, what is held twice and what could not be counted', async () => {
    await show(
      aGpuReport({
        pools: [
          aPool({
            amounts: [amounts({ overcommitted: 2, fits: [] })],
            demand: [{ resource: 'nvidia.com/gpu', count: 4 }],
            problems: ['pods of one namespace could not be listed'],
          }),
        ],
        problems: ['one node has a fraction of a GPU'],
      }),
    );
    const pool = await card('a100');
    expect(pool).toHaveTextContent('Waiting: 4 GPU');
    expect(pool).toHaveTextContent('2 held beyond what the nodes count');
    expect(pool).toHaveTextContent('No further pod fits');
    expect(pool).toHaveTextContent('Pods of one namespace could not be listed');
    expect(screen.getByText('One node has a fraction of a GPU')).toBeVisible();
  });

  it('never takes what is not told for idle', async () => {
    const untold = unknown('no DCGM exporter was found');
    await show(
      aGpuReport({
        telemetry: untold,
        pools: [
          aPool({ amounts: [amounts({ used: untold, idleHeld: untold })] }),
        ],
        nodes: [anUntoldNode()],
      }),
    );
    expect(
      await screen.findByRole('img', { name: /6 held, use unknown, 2 free$/ }),
    ).toBeVisible();
    expect(screen.getByText('No DCGM exporter was found')).toBeVisible();
    expect(screen.getByText('6 of 8 held, use unknown')).toBeVisible();
  });

  it('keeps in the address which pool and which part is looked at', async () => {
    await show(
      aGpuReport({
        pools: [aPool(), other],
        holders: [
          aHolder({
            pod: 'notebook-0',
            owner: 'Notebook/jane',
            service: undefined,
          }),
          aHolder({
            pod: '',
            namespace: '',
            service: undefined,
            pool: other.id,
          }),
        ],
      }),
      '/?part=others',
    );
    const table = await screen.findByRole('group', {
      name: 'Accelerators that no model service holds',
    });
    expect(table).toHaveTextContent('Notebook/jane');
    expect(table).toHaveTextContent('somebody you may not see');
    await userEvent.click(screen.getByRole('button', { name: 'Only t4' }));
    expect(
      screen.getByRole('group', { name: /no model service/ }),
    ).not.toHaveTextContent('Notebook/jane');
    await userEvent.click(screen.getByRole('button', { name: 'All pools' }));
    expect(
      screen.getByRole('group', { name: /no model service/ }),
    ).toHaveTextContent('Notebook/jane');
  });

  it('shows of many pools first those that need somebody', async () => {
    const pools = Array.from({ length: 10 }, (_, index) =>
      aPool({
        id: `p${index}`,
        name: `pool-${index}`,
        demand: index === 9 ? [{ resource: 'nvidia.com/gpu', count: 1 }] : [],
      }),
    );
    await show(aGpuReport({ pools }));
    await card('pool-9');
    expect(screen.queryByRole('region', { name: 'pool-8' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));
    expect(screen.getByRole('region', { name: 'pool-8' })).toBeVisible();
  });

  it('leads from what is held for nothing to the service', async () => {
    const heldForNothing = 'a canary that gets no traffic holds it';
    await show(
      aGpuReport({
        services: [
          gpuService({
            revisions: [
              gpuRevision({
                heldForNothing,
                used: 0,
                idleSeconds: 7200,
                cost: { perHour: 4, currency: 'USD', idlePerHour: 4 },
              }),
            ],
          }),
        ],
      }),
      '/?part=services',
    );
    const row = await screen.findByRole('row', { name: /fraud/ });
    for (const fact of [
      'A canary that gets no traffic holds it',
      '100 %',
      '2 GPU',
      '0 %',
      '2 h',
      '$4.00 of it idle',
    ]) {
      expect(row).toHaveTextContent(fact);
    }
    expect(within(row).getByRole('link', { name: 'fraud' })).toHaveAttribute(
      'href',
      '/models/prod/payments/inferenceservice/fraud',
    );
  });

  it('says what waits and why, and which limits there are', async () => {
    await show(
      aGpuReport({
        demand: [
          {
            ...{ cluster: 'prod', namespace: 'chat', name: 'llama-0' },
            kind: 'Pod',
            accelerators: [{ resource: 'nvidia.com/gpu', count: 4 }],
            since: '2026-11-21T10:00:00Z',
            pools: [],
            reason: '0/3 nodes are available',
          },
        ],
        quotas: [
          {
            ...{ cluster: 'prod', kind: 'ClusterQueue', name: 'research' },
            resource: 'nvidia.com/gpu',
            ...{ limit: 12, used: unknown('its status is empty'), headroom: 3 },
          },
        ],
      }),
      '/?part=waiting',
    );
    expect(
      await screen.findByRole('row', { name: /llama-0/ }),
    ).toHaveTextContent('0/3 nodes are available');
    expect(screen.getByRole('row', { name: /research/ })).toHaveTextContent(
      'its status is empty',
    );
    expect(
      screen.getByRole('tab', { name: 'Waiting, quotas (1)' }),
    ).toBeVisible();
  });

  it('says who breaks which rule since when, and how that ends', async () => {
    await show(
      aGpuReport({
        violations: [
          {
            ...{ rule: 'gpu-policy', severity: 'warning', evidence: [] },
            subject: 'Notebook/jane',
            cause: 'a notebook leaves 1 GPU idle',
            fix: 'stop it',
            cluster: 'prod',
            policy: 'no idle notebooks',
            who: 'team-risk',
            since: '2026-11-21T10:00:00Z',
          },
        ],
      }),
      '/?part=violations',
    );
    const item = await screen.findByRole('listitem');
    for (const fact of [
      'A notebook leaves 1 GPU idle',
      'no idle notebooks',
      'Who: team-risk',
      'Since: ',
      'Stop it',
    ]) {
      expect(item).toHaveTextContent(fact);
    }
  });

  it('says that there are none only where every cluster was asked', async () => {
    await show(aGpuReport({ pools: [] }));
    expect(await screen.findByText('No node with accelerators')).toBeVisible();
  });

  it('cannot tell that there are none of a cluster that is away', async () => {
    const clusters = [aCluster({ reachable: false, error: 'no route' })];
    await show(aGpuReport({ pools: [], clusters }));
    expect(
      await screen.findByText('Cannot tell which accelerators there are'),
    ).toBeVisible();
  });

  it('says what to do when it may not be seen', async () => {
    const forbidden = Object.assign(new Error('not for you'), {
      statusCode: 403,
    });
    await show(forbidden);
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'Not for you. Your account may not read model services.',
      ),
    );
  });
});
