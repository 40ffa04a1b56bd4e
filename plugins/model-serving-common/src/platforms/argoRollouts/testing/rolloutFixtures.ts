import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import { onlyService } from '../../testing/onlyService';
import { argoRolloutsPlatform } from '../argoRolloutsPlatform';

export type Raw = Record<string, unknown>;

export const { serviceOf, sharesOf, outcomeOf } = onlyService([
  argoRolloutsPlatform,
]);

export const STEPS = [
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 60 },
  { analysis: { templates: [] } },
  { pause: { duration: '10m' } },
];

/** Stable is `fraud-old`, asked for is `fraud-new`, by Istio. */
export function rollout({
  spec = {},
  status = {},
  canary = {},
  metadata = {},
}: {
  spec?: Raw;
  status?: Raw;
  canary?: Raw;
  metadata?: Raw;
} = {}): Raw {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: {
      name: 'fraud',
      namespace: 'team',
      uid: 'uid-fraud',
      resourceVersion: '7',
      generation: 3,
      labels: { 'modeldeck.io/model-service': 'fraud' },
      ...metadata,
    },
    spec: {
      replicas: 4,
      template: {
        metadata: { labels: { app: 'fraud' } },
        spec: { containers: [{ name: 'server', image: 'reg/fraud:v2' }] },
      },
      strategy: {
        canary: {
          stableService: 'fraud-stable',
          canaryService: 'fraud-canary',
          trafficRouting: { istio: {} },
          steps: STEPS,
          ...canary,
        },
      },
      ...spec,
    },
    status: {
      phase: 'Paused',
      observedGeneration: '3',
      stableRS: 'old',
      currentPodHash: 'new',
      currentStepIndex: 1,
      replicas: 5,
      updatedReplicas: 1,
      ...status,
    },
  };
}

export const PAUSED = {
  pauseConditions: [{ reason: 'CanaryPauseStep' }],
  controllerPause: true,
};

export const BLUE_GREEN = {
  strategy: {
    blueGreen: { activeService: 'fraud', autoPromotionEnabled: false },
  },
};

export function pod(hash: string, index = 0, more: Raw = {}): Raw {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `fraud-${hash}-${index}`,
      uid: `uid-${hash}-${index}`,
      labels: { app: 'fraud', 'rollouts-pod-template-hash': hash },
      ownerReferences: [
        { kind: 'ReplicaSet', name: `fraud-${hash}`, controller: true },
      ],
    },
    spec: { containers: [{ name: 'server', image: `reg/fraud:${hash}` }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
    ...more,
  };
}

export function service(name: string, hash?: string): Raw {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, uid: `uid-${name}` },
    spec: {
      selector: {
        app: 'fraud',
        ...(hash ? { 'rollouts-pod-template-hash': hash } : {}),
      },
      ports: [{ port: 80 }],
    },
  };
}

/** What is written, each as `status {…}` or `spec {…}` of the patch. */
export function writesOf(raw: Raw[], request: PlanRequest): unknown[] {
  const { writes = [] } = outcomeOf(raw, request);
  return writes.map(({ subresource = 'spec', patch }) => [subresource, patch]);
}
