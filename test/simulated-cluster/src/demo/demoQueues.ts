import type { Manifest } from '../json/KubeObject';
import { POOL_LABEL } from './demoNodes';
import { RESEARCH } from './demoTraining';

const VERSION = 'kueue.x-k8s.io/v1beta2';
const FLAVOR = 'h100-spot';
const GPU = 'nvidia.com/gpu';

function clusterQueue(name: string, nominal: number, used: number): Manifest {
  const usage = [
    { name: FLAVOR, resources: [{ name: GPU, total: used, borrowed: 0 }] },
  ];
  return {
    apiVersion: VERSION,
    kind: 'ClusterQueue',
    metadata: { name },
    spec: {
      cohortName: 'company',
      queueingStrategy: 'BestEffortFIFO',
      namespaceSelector: {},
      resourceGroups: [
        {
          coveredResources: [GPU],
          flavors: [
            {
              name: FLAVOR,
              resources: [
                { name: GPU, nominalQuota: nominal, borrowingLimit: 4 },
              ],
            },
          ],
        },
      ],
    },
    status: {
      flavorsReservation: usage,
      flavorsUsage: usage,
      pendingWorkloads: used > 0 ? 1 : 0,
      reservingWorkloads: 0,
      admittedWorkloads: 0,
    },
  };
}

/** Kueue before the training pool: two queues of one cohort, and a job that waits in one. */
export const demoQueues: readonly Manifest[] = [
  {
    apiVersion: VERSION,
    kind: 'ResourceFlavor',
    metadata: { name: FLAVOR },
    spec: { nodeLabels: { [POOL_LABEL]: 'training' } },
  },
  clusterQueue('research', 12, 10),
  clusterQueue('platform', 4, 0),
  {
    apiVersion: VERSION,
    kind: 'LocalQueue',
    metadata: { name: 'team', namespace: RESEARCH },
    spec: { clusterQueue: 'research' },
    status: { pendingWorkloads: 1, admittedWorkloads: 0 },
  },
  {
    apiVersion: VERSION,
    kind: 'Workload',
    metadata: {
      name: 'job-diffusion-sweep-3f6c1',
      namespace: RESEARCH,
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'Job',
          name: 'diffusion-sweep',
          uid: 'd1ff0510-0000-4000-8000-000000000001',
          controller: true,
        },
      ],
    },
    spec: {
      queueName: 'team',
      active: true,
      podSets: [
        {
          name: 'main',
          count: 2,
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [
                {
                  name: 'trainer',
                  image: 'registry.example.com/research/diffusion-sweep:latest',
                  resources: { requests: { [GPU]: '8' } },
                },
              ],
            },
          },
        },
      ],
    },
    status: {
      conditions: [
        {
          type: 'QuotaReserved',
          status: 'False',
          reason: 'Pending',
          message: `couldn't assign flavors to pod set main: insufficient unused quota for ${GPU} in flavor ${FLAVOR}, 10 more needed`,
          lastTransitionTime: '2026-11-21T07:31:05Z',
        },
      ],
    },
  },
];
