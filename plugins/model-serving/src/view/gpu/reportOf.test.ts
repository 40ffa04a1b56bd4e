import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aGpuReport, aHolder, aPool, POOL_ID } from '../../__testUtils__/gpus';
import { reportOf } from './reportOf';

const notebook = aHolder({ pod: 'notebook', service: undefined });
const report = aGpuReport({
  pools: [aPool(), aPool({ id: 'east/-/a', cluster: 'east' })],
  holders: [
    aHolder(),
    notebook,
    { ...notebook, pod: 'lost', pool: unknown('its node is gone') },
  ],
  quotas: ['prod', 'east'].map(cluster => ({
    ...{
      cluster,
      kind: 'ClusterQueue' as const,
      name: 'q',
      resource: 'nvidia.com/gpu',
    },
    ...{ limit: 1, used: 0, headroom: 1 },
  })),
});
const pods = (pool?: string) =>
  reportOf(report, pool).others.map(({ pod }) => pod);

describe('reportOf', () => {
  it('takes for others who is no service', () => {
    expect(pods()).toEqual(['notebook', 'lost']);
  });

  it('keeps to a pool, and its cluster', () => {
    expect(pods(POOL_ID)).toEqual(['notebook']);
    expect(
      reportOf(report, 'east/-/a').quotas.map(({ cluster }) => cluster),
    ).toEqual(['east']);
  });
});
