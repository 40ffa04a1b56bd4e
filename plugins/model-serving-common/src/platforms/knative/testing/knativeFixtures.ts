import { servicesOf } from '../../testing/namespaceOf';

import { MODEL_SERVICE_LABEL } from '../../../recognition/recognise';

interface Target {
  revisionName?: string;
  latestRevision?: boolean;
  percent?: unknown;
  tag?: string;
}

interface ServiceParts {
  traffic?: readonly Target[];
  routed?: readonly Target[];
  latestReady?: string;
  latestCreated?: string;
  metadata?: object;
  template?: object;
  conditions?: readonly object[];
}

/** A Knative Service that is Ready and marked as a model service, as a cluster holds it. */
export function rawKnativeService({
  traffic,
  routed,
  latestReady = 'churn-00002',
  latestCreated = latestReady,
  metadata,
  template,
  conditions = [{ type: 'Ready', status: 'True' }],
}: ServiceParts = {}) {
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: {
      name: 'churn',
      namespace: 'team',
      uid: 'uid-churn',
      resourceVersion: '7',
      labels: { [MODEL_SERVICE_LABEL]: 'churn' },
      ...metadata,
    },
    spec: {
      template: {
        spec: { containers: [{ name: 'user', image: 'ml/r-plumber:4.4' }] },
        ...template,
      },
      traffic,
    },
    status: {
      latestReadyRevisionName: latestReady,
      latestCreatedRevisionName: latestCreated,
      traffic: routed ?? [{ revisionName: latestReady, percent: 100 }],
      conditions,
    },
  };
}

/** The revision of a generation; active and ready unless told otherwise. */
export function rawRevision(
  generation: number,
  {
    ready = 'True',
    idle = false,
    ...metadata
  }: {
    ready?: string;
    idle?: boolean;
    name?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  } = {},
) {
  const name = `churn-${String(generation).padStart(5, '0')}`;
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Revision',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      labels: {
        'serving.knative.dev/service': 'churn',
        'serving.knative.dev/configurationGeneration': String(generation),
      },
      ...metadata,
    },
    spec: { containers: [{ image: `ml/r-plumber:4.${generation}` }] },
    status: {
      desiredReplicas: idle ? 0 : 1,
      actualReplicas: idle ? 0 : 1,
      conditions: [
        { type: 'Ready', status: ready },
        idle
          ? { type: 'Active', status: 'False', reason: 'NoTraffic' }
          : { type: 'Active', status: 'True' },
      ],
    },
  };
}

/** A pod of that revision. */
export function rawRevisionPod(generation: number, ready = true) {
  const revision = `churn-${String(generation).padStart(5, '0')}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${revision}-deployment-x`,
      namespace: 'team',
      uid: `uid-pod-${revision}`,
      labels: {
        'serving.knative.dev/service': 'churn',
        'serving.knative.dev/revision': revision,
      },
    },
    spec: { containers: [{ name: 'user', image: 'ml/r-plumber' }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  };
}

/** The one service of these objects. */
export function serviceOf(
  raw: readonly object[],
  options?: Parameters<typeof servicesOf>[1],
) {
  const [service, ...others] = servicesOf(raw, options);
  expect(others).toEqual([]);
  return service;
}

export const roles = (service: ReturnType<typeof serviceOf>) =>
  service?.revisions.map(({ name, role }) => [name, role]);

export const revisionsForbidden = {
  'revisions.serving.knative.dev': {
    state: 'forbidden',
    reason: 'may not list',
  },
} as const;
