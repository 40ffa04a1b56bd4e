import {
  serviceId,
  unknown,
  type ClusterState,
  type ModelService,
  type ModelServiceList,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';

const OBSERVED_AT = '2026-11-21T12:00:00Z';

/** A healthy service; say what is different about it. */
export function aService(overrides: Partial<ModelService> = {}): ModelService {
  const identity = {
    cluster: overrides.cluster ?? 'prod',
    namespace: overrides.namespace ?? 'payments',
    kind: overrides.kind ?? 'InferenceService',
    name: overrides.name ?? 'fraud',
  };
  return {
    id: serviceId(identity),
    ...identity,
    platform: 'kserve',
    mode: 'Knative',
    objects: [
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: identity.kind,
        name: identity.name,
      },
    ],
    model: {
      name: identity.name,
      version: '3',
      format: 'sklearn',
      storageUri: `s3://models/${identity.name}/3`,
    },
    runtime: { name: 'kserve-sklearnserver', protocol: 'v2' },
    recognisedBy: {
      rule: 'kind',
      detail: `${identity.kind} is a kind that serves models`,
    },
    components: [],
    annotations: {},
    registry: { unknown: 'no registry is named' },
    revisions: [aRevision({ name: `${identity.name}-predictor-00003` })],
    endpoints: [
      { url: `https://${identity.name}.example.com`, reach: 'external' },
      {
        url: `http://${identity.name}.${identity.namespace}.svc.cluster.local`,
        reach: 'cluster',
      },
    ],
    scaling: { min: 1, max: 5 },
    accelerators: [],
    owner: 'team-risk',
    system: 'payments',
    health: {
      status: 'healthy',
      reason: 'Ready',
      message: 'All replicas are ready.',
    },
    findings: [],
    createdAt: '2026-11-18T08:00:00Z',
    observedAt: OBSERVED_AT,
    ...overrides,
  };
}

/** The only revision of a service, with all of its traffic; say what is different. */
export function aRevision(overrides: Partial<Revision> = {}): Revision {
  const name = overrides.name ?? 'fraud-predictor-00003';
  return {
    name,
    role: 'stable',
    modelVersion: '3',
    storageUri: 's3://models/fraud/3',
    replicas: { wanted: 2, ready: 2 },
    pods: [aPod(`${name}-0`), aPod(`${name}-1`)],
    traffic: someTraffic(100),
    accelerators: [],
    ...overrides,
  };
}

export function aPod(name: string): Revision['pods'][number] {
  return {
    name,
    state: 'Running',
    ready: true,
    restarts: 0,
    node: 'node-1',
    accelerators: [],
    createdAt: '2026-11-20T08:00:00Z',
  };
}

/** Declared and programmed (the same unless said); what metrics saw is not known. */
export function someTraffic(
  declared: number,
  programmed = declared,
): Revision['traffic'] {
  return {
    declared: { percent: declared, source: 'spec.predictor' },
    programmed: { percent: programmed, source: 'Knative Service traffic' },
    observed: unknown('no metrics are configured'),
  };
}

export function aCluster(overrides: Partial<ClusterState> = {}): ClusterState {
  return {
    name: 'prod',
    version: 'v1.34.1',
    reachable: true,
    gaps: [],
    ...overrides,
  };
}

export function aFleet(
  items: ModelService[],
  clusters: ClusterState[] = [aCluster()],
): ModelServiceList {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ModelServiceList',
    observedAt: OBSERVED_AT,
    clusters,
    items,
  };
}
