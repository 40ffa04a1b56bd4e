import { UTILIZATION_ANNOTATION } from '../gpu/SimulatedGpus';
import type { Manifest } from '../json/KubeObject';
import { GPU_TOLERATIONS, POOL_LABEL } from './demoNodes';

export const RESEARCH = 'research';

interface Training {
  name: string;
  pods: number;
  gpus: number;
  /** how busy it keeps its devices */
  utilization: number;
}

/** One that works, one that hangs, and one that waits for a node with eight devices left. */
const TRAININGS: readonly Training[] = [
  { name: 'bert-finetune', pods: 2, gpus: 4, utilization: 0.93 },
  { name: 'tokenizer-ablation', pods: 1, gpus: 2, utilization: 0 },
  { name: 'vision-pretrain', pods: 1, gpus: 8, utilization: 0.97 },
];

function job({ name, pods, gpus, utilization }: Training): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: RESEARCH },
    spec: {
      parallelism: pods,
      completions: pods,
      template: {
        metadata: {
          labels: { app: name },
          annotations: { [UTILIZATION_ANNOTATION]: String(utilization) },
        },
        spec: {
          restartPolicy: 'Never',
          nodeSelector: { [POOL_LABEL]: 'training' },
          tolerations: GPU_TOLERATIONS,
          containers: [
            {
              name: 'trainer',
              image: `registry.example.com/research/${name}:latest`,
              resources: {
                requests: { cpu: '16', memory: '128Gi' },
                limits: { 'nvidia.com/gpu': String(gpus) },
              },
            },
          ],
        },
      },
    },
  };
}

/** Training beside the services: jobs on spot nodes, under a quota of their namespace. */
export const demoTraining: readonly Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'gpus', namespace: RESEARCH },
    spec: { hard: { 'requests.nvidia.com/gpu': '20', pods: '50' } },
  },
  ...TRAININGS.map(job),
];
