import { UTILIZATION_ANNOTATION } from '../gpu/SimulatedGpus';
import type { Manifest } from '../json/KubeObject';
import { GPU_TOLERATIONS, POOL_LABEL } from './demoNodes';

const LAB = 'lab';
const SINCE = '2026-11-16T09:12:44Z';

/** A pod on the shared devices of the notebooks' pool. */
function pod(name: string, utilization: number, metadata: object): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: LAB,
      creationTimestamp: SINCE,
      annotations: { [UTILIZATION_ANNOTATION]: String(utilization) },
      ...metadata,
    },
    spec: {
      nodeSelector: { [POOL_LABEL]: 'notebooks' },
      tolerations: GPU_TOLERATIONS,
      containers: [
        {
          name,
          image: 'registry.example.com/lab/jupyter-cuda:2026.10',
          resources: { limits: { 'nvidia.com/gpu.shared': '1' } },
        },
      ],
    },
  };
}

/** A Kubeflow Notebook with what its controller makes of it. */
function notebook(name: string, utilization: number): Manifest[] {
  const uid = `${name}-uid`;
  return [
    {
      apiVersion: 'kubeflow.org/v1',
      kind: 'Notebook',
      metadata: { name, namespace: LAB, creationTimestamp: SINCE },
      spec: { template: { spec: { containers: [{ name }] } } },
      status: { readyReplicas: 1 },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name, namespace: LAB, uid, creationTimestamp: SINCE },
      spec: {
        replicas: 1,
        serviceName: '',
        selector: { matchLabels: { statefulset: name } },
        template: { metadata: { labels: { statefulset: name } } },
      },
      status: { replicas: 1, readyReplicas: 1 },
    },
    pod(`${name}-0`, utilization, {
      labels: { statefulset: name, 'notebook-name': name },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    }),
  ];
}

/** Notebooks, one at work and one left open, and a pod that somebody forgot. */
export const demoNotebooks: readonly Manifest[] = [
  ...notebook('churn-analysis', 0.31),
  ...notebook('sandbox', 0),
  pod('cuda-shell', 0, {}),
];
