import { onlyService } from '../../testing/onlyService';
import { deploymentPlatform } from '../../deployment/deploymentPlatform';
import { flaggerPlatform } from '../flaggerPlatform';

export type Raw = Record<string, unknown>;

export const platforms = [flaggerPlatform, deploymentPlatform];

export const { serviceOf, sharesOf, outcomeOf } = onlyService(platforms);

export const LABEL = { 'modeldeck.io/model-service': 'fraud' };

export function canary({
  spec = {},
  analysis = {},
  status = {},
  metadata = {},
}: {
  spec?: Raw;
  analysis?: Raw;
  status?: Raw;
  metadata?: Raw;
} = {}): Raw {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: {
      name: 'fraud',
      namespace: 'team',
      uid: 'uid-canary',
      resourceVersion: '7',
      ...metadata,
    },
    spec: {
      provider: 'istio',
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'fraud' },
      service: { port: 80 },
      analysis: {
        threshold: 5,
        stepWeight: 10,
        maxWeight: 50,
        metrics: [{ name: 'request-success-rate' }],
        ...analysis,
      },
      ...spec,
    },
    status: {
      phase: 'Progressing',
      canaryWeight: 20,
      lastAppliedSpec: 'b',
      lastPromotedSpec: 'a',
      ...status,
    },
  };
}

export function deployment(
  name: string,
  {
    replicas = 1,
    labels = {},
    template = LABEL,
    ...more
  }: {
    replicas?: number;
    labels?: Raw;
    template?: Raw;
    [field: string]: unknown;
  } = {},
): Raw {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, uid: `uid-${name}`, generation: 1, labels },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, ...template } },
        spec: { containers: [{ name: 'server', image: `reg/${name}:v1` }] },
      },
    },
    status: {
      observedGeneration: 1,
      readyReplicas: replicas,
      conditions: [{ type: 'Available', status: 'True', reason: 'Yes' }],
    },
    ...more,
  };
}

export function pod(workload: string, more: Raw = {}): Raw {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${workload}-h-x`,
      uid: `uid-${workload}-pod`,
      labels: { app: workload, 'pod-template-hash': 'h', ...LABEL },
      ownerReferences: [
        { kind: 'ReplicaSet', name: `${workload}-h`, controller: true },
      ],
    },
    spec: { containers: [{ name: 'server', image: `reg/${workload}:v1` }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
    ...more,
  };
}

export function service(name: string, app: string): Raw {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, uid: `uid-service-${name}` },
    spec: { selector: { app }, ports: [{ port: 80 }] },
  };
}

/** Target and primary with a pod each, and the Services that Flagger makes. */
export const WORKLOADS = [
  deployment('fraud', { labels: LABEL }),
  deployment('fraud-primary'),
  pod('fraud'),
  pod('fraud-primary'),
  service('fraud', 'fraud-primary'),
  service('fraud-primary', 'fraud-primary'),
  service('fraud-canary', 'fraud'),
];

export function virtualService(primary: number, target: number): Raw {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'fraud', uid: 'uid-route' },
    spec: {
      hosts: ['fraud'],
      http: [
        {
          route: [
            { destination: { host: 'fraud-primary' }, weight: primary },
            { destination: { host: 'fraud-canary' }, weight: target },
          ],
        },
      ],
    },
  };
}
