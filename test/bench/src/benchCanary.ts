import {
  type CanaryTarget,
  type Revision,
  unknown,
} from '@modeldeck/plugin-model-serving-common';

interface BenchRevision {
  name: string;
  pods: string[];
}

export interface BenchCanary {
  service: string;
  namespace: string;
  stable: BenchRevision;
  canary: BenchRevision;
}

/** Two revisions of a service, with what sources of metrics and reports look at. */
export function canaryOf(given: BenchCanary): CanaryTarget {
  const { namespace, service: name } = given;
  const none = unknown('not asked');
  // Only what routes are made of is looked at.
  const service = {
    id: `west/${namespace}/InferenceService/${name}`,
    namespace,
    name,
    platform: 'kserve',
    mode: 'Standard',
    runtime: { name: none, protocol: none },
    model: { name, version: none, format: 'onnx', storageUri: none },
  } as unknown as CanaryTarget['service'];
  return {
    service,
    stable: revisionOf(given.stable, 'stable'),
    canary: revisionOf(given.canary, 'canary'),
  };
}

function revisionOf(
  { name, pods }: BenchRevision,
  role: Revision['role'],
): Revision {
  const none = unknown('not asked');
  return {
    name,
    role,
    modelVersion: none,
    storageUri: none,
    replicas: { wanted: pods.length, ready: pods.length },
    pods: pods.map(pod => ({
      name: pod,
      state: 'Running',
      ready: true,
      restarts: 0,
      node: none,
      accelerators: [],
      createdAt: none,
    })),
    traffic: { declared: none, programmed: none, observed: none },
    accelerators: [],
  };
}
