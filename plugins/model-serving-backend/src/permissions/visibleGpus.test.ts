import {
  type GpuReport,
  gpuReportSchema,
  type GpuViolation,
} from '@modeldeck/plugin-model-serving-common';
import {
  gpuHolder,
  gpuNode,
  gpuPool,
  gpuReport,
} from '../__fixtures__/gpuReport';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import type { ServiceAccess } from './ServiceAccess';
import { visibleGpuReport } from './visibleGpus';

const mine = modelService({ name: 'mine', owner: 'fraud' });
const secret = modelService({ namespace: 'secret-ns', name: 'secret' });

const ALL: ServiceAccess = {
  allows: () => true,
  mayAllow: () => true,
  allowsAll: () => true,
  key: 'all',
};
/** By owner: some services of any namespace of one cluster. */
const OWN: ServiceAccess = {
  allows: ({ owner }) => owner === 'fraud',
  mayAllow: ({ cluster }) => cluster === 'west',
  allowsAll: () => false,
  key: 'own',
};
/** All there is in one namespace. */
const NAMESPACE: ServiceAccess = {
  allows: ({ namespace }) => namespace === 'fraud',
  mayAllow: ({ namespace = 'fraud' }) => namespace === 'fraud',
  allowsAll: ({ namespace }) => namespace === 'fraud',
  key: 'fraud',
};

const pod = (namespace: string, name: string) => ({ namespace, name });

function violation(overrides: Partial<GpuViolation>): GpuViolation {
  return {
    rule: 'gpu-idle',
    severity: 'warning',
    subject: 'Pod/x',
    cause: 'it is idle',
    evidence: [],
    fix: 'stop it',
    cluster: 'west',
    policy: 'no idle devices',
    who: 'fraud',
    since: '2026-11-21T00:00:00Z',
    ...overrides,
  };
}

const accelerators = [{ resource: 'nvidia.com/gpu', count: 2 }];
const waiting = {
  cluster: 'west',
  kind: 'Pod' as const,
  accelerators,
  since: '2026-11-21T00:00:00Z',
  pools: [],
  reason: 'persistentvolumeclaim "secret-claim" not found',
};

const REPORT: GpuReport = gpuReport({
  clusters: [clusterState(), clusterState({ name: 'east' })],
  pools: [
    gpuPool({ problems: ['pod secret-ns/secret-1 is on a node that is gone'] }),
    gpuPool({ cluster: 'east' }),
  ],
  nodes: [
    gpuNode({
      devices: [
        {
          id: 'GPU-1',
          product: 'Tesla-T4',
          utilization: 0.5,
          memoryUsedMiB: 1,
          memoryMiB: 2,
          temperatureCelsius: 40,
          powerWatts: 30,
          idleSeconds: 0,
          pods: [
            pod('fraud', 'mine-1'),
            pod('secret-ns', 'secret-1'),
            pod('fraud', 'train-1'),
            pod('secret-ns', 'untold'),
          ],
        },
      ],
    }),
  ],
  holders: [
    gpuHolder({
      pod: 'mine-1',
      class: 'serving',
      service: mine.id,
      revision: 'v1',
    }),
    gpuHolder({
      namespace: 'secret-ns',
      pod: 'secret-1',
      class: 'serving',
      owner: 'ReplicaSet/secret',
      service: secret.id,
      revision: 'secret-v2',
      traffic: { percent: 5, source: 'HTTPRoute/secret' },
      claims: ['secret-claim'],
    }),
    gpuHolder({ pod: 'train-1', class: 'training', owner: 'Job/train' }),
  ],
  services: [mine, secret].map(({ id, ...service }) => ({
    service: id,
    cluster: service.cluster,
    namespace: service.namespace,
    name: service.name,
    kind: service.kind,
    revisions: [],
  })),
  demand: [
    {
      ...waiting,
      namespace: 'fraud',
      name: 'mine-2',
      service: mine.id,
      reason: 'Insufficient nvidia.com/gpu',
    },
    { ...waiting, namespace: 'secret-ns', name: 's-2', service: secret.id },
    { ...waiting, namespace: 'secret-ns', name: 'train-2' },
  ],
  quotas: ['fraud', 'secret-ns'].map(namespace => ({
    cluster: 'west',
    namespace,
    kind: 'ResourceQuota' as const,
    name: 'gpus',
    resource: 'nvidia.com/gpu',
    limit: 8,
    used: 4,
    headroom: 4,
  })),
  violations: [
    violation({ service: mine.id, namespace: 'fraud' }),
    violation({ service: secret.id, namespace: 'secret-ns' }),
    violation({ namespace: 'fraud', subject: 'Pod/train-1' }),
    violation({ subject: 'pool/serving' }),
  ],
  problems: ['claim secret-ns/secret-claim has no slice'],
});

const view = (access: ServiceAccess) =>
  visibleGpuReport(REPORT, access, [mine, secret]);

describe('visibleGpuReport', () => {
  it('leaves nothing out for who may see all', () => {
    expect(view(ALL)).toEqual(REPORT);
  });

  it.each([OWN, NAMESPACE])(
    'tells $key of no name that is not theirs',
    access => {
      expect(JSON.stringify(view(access))).not.toMatch('secret');
      expect(gpuReportSchema.parse(view(access))).toEqual(view(access));
    },
  );

  it.each([OWN, NAMESPACE])(
    'leaves all amounts of a cluster to $key',
    access => {
      const { pools, holders, demand } = view(access);
      expect(pools[0]!.amounts).toEqual(REPORT.pools[0]!.amounts);
      const amounts = (all: Array<{ accelerators: unknown }>) =>
        all.map(each => each.accelerators);
      expect(amounts(holders)).toEqual(amounts(REPORT.holders));
      expect(amounts(demand)).toEqual(amounts(REPORT.demand));
    },
  );

  it.each<[ServiceAccess, string[]]>([
    [OWN, ['mine-1', '', '']],
    [NAMESPACE, ['mine-1', '', 'train-1']],
  ])(
    'names to $key who holds something, where they may know',
    (access, names) => {
      expect(view(access).holders.map(holder => holder.pod)).toEqual(names);
      const { devices } = view(access).nodes[0]!;
      expect(devices).toMatchObject([
        { pods: [...names, ''].map(name => ({ name })) },
      ]);
    },
  );

  it.each<[ServiceAccess, number]>([
    [OWN, 1],
    [NAMESPACE, 2],
  ])('tells $key of their services, quotas and violations', (access, count) => {
    const { services, violations, quotas } = view(access);
    expect(services.map(({ service }) => service)).toEqual([mine.id]);
    expect(quotas.map(({ namespace }) => namespace)).toEqual(['fraud']);
    expect(violations).toHaveLength(count);
  });

  it('says that something was not counted, not what', () => {
    expect(view(OWN).problems).toEqual([
      expect.stringMatching(/^1 thing could not be counted; /),
    ]);
  });

  it('leaves out clusters that the caller may see nothing of', () => {
    const { clusters, pools } = view(OWN);
    expect(clusters.map(({ name }) => name)).toEqual(['west']);
    expect(pools.map(({ cluster }) => cluster)).toEqual(['west']);
  });
});
