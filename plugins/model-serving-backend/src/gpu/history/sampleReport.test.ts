import { unknown } from '@modeldeck/plugin-model-serving-common';
import { gpuAmounts, gpuPool, gpuReport } from '../../__fixtures__/gpuReport';
import { clusterState } from '../../__fixtures__/modelServices';
import { sampleReport } from './sampleReport';

const gap = (resource: string) => ({
  resource,
  state: 'forbidden' as const,
  reason: 'no',
  consequence: 'something',
});

describe('sampleReport', () => {
  it('takes the amounts of a pool, and what waits for it', () => {
    const pool = gpuPool({
      demand: [
        { resource: 'nvidia.com/gpu', count: 3 },
        { resource: 'amd.com/gpu', count: 9 },
      ],
    });
    expect(sampleReport(gpuReport({ pools: [pool] }))).toEqual([
      {
        cluster: 'west',
        pool: pool.id,
        resource: 'nvidia.com/gpu',
        mode: 'whole',
        capacity: 8,
        allocated: 4,
        free: 4,
        demand: 3,
        used: 2,
        idleHeld: 1,
      },
    ]);
  });

  it('adds products of one resource up, and no modes', () => {
    const pool = gpuPool({
      amounts: [
        gpuAmounts(),
        gpuAmounts({ product: 'L4', capacity: 2, used: 1 }),
        gpuAmounts({ product: 'L4', mode: 'shared', capacity: 40 }),
      ],
    });
    expect(sampleReport(gpuReport({ pools: [pool] }))).toMatchObject([
      { mode: 'shared', capacity: 40, used: 2 },
      { mode: 'whole', capacity: 10, used: 3 },
    ]);
  });

  it('knows no use of a sum where that of a part is unknown', () => {
    const pool = gpuPool({
      amounts: [gpuAmounts({ used: unknown('no series') }), gpuAmounts()],
    });
    expect(sampleReport(gpuReport({ pools: [pool] }))).toMatchObject([
      { used: undefined, idleHeld: 2 },
    ]);
  });

  it.each([
    ['is out of reach', { reachable: false }],
    ['is as it was last known', { staleSince: '2026-11-21T11:00:00Z' }],
    ['hides its nodes', { gaps: [gap('nodes')] }],
    ['hides its pods', { gaps: [gap('pods')] }],
  ])('leaves out a cluster that %s', (_, state) => {
    const report = gpuReport({
      clusters: [clusterState(state), clusterState({ name: 'east' })],
      pools: [gpuPool(), gpuPool({ cluster: 'east' })],
    });
    expect(sampleReport(report).map(({ cluster }) => cluster)).toEqual([
      'east',
    ]);
  });

  it('takes a cluster that hides something else', () => {
    const clusters = [clusterState({ gaps: [gap('services')] })];
    const report = gpuReport({ clusters, pools: [gpuPool()] });
    expect(sampleReport(report)).toHaveLength(1);
  });

  it('takes so many series of a cluster, those with the most in them', () => {
    const pools = Array.from({ length: 700 }, (_, index) =>
      gpuPool({
        name: `p${index}`,
        amounts: [gpuAmounts({ capacity: index })],
      }),
    );
    const samples = sampleReport(gpuReport({ pools }));
    expect(samples).toHaveLength(500);
    expect(Math.min(...samples.map(({ capacity }) => capacity))).toBe(200);
  });

  it('leaves out a name that no database can index', () => {
    const pools = [gpuPool({ name: 'x'.repeat(5000) }), gpuPool()];
    expect(sampleReport(gpuReport({ pools }))).toHaveLength(1);
  });
});
