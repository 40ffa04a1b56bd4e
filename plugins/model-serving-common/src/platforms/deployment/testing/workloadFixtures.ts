import { isUnknown } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import {
  DEFAULT_SETTINGS,
  type ServingSettings,
} from '../../../settings/ServingSettings';
import { deploymentPlatform } from '../deploymentPlatform';

export type Raw = Record<string, unknown>;

export const NO_VERSION = {
  unknown:
    'no label modeldeck.io/model-version, and its image has no tag that names a version',
};
export const FORBIDDEN: ReadState = {
  state: 'forbidden',
  reason: 'may not list',
};
export const ABSENT: ReadState = { state: 'absent', reason: 'not served' };

export function deployment(
  version: string,
  more: {
    age?: string;
    labels?: Raw;
    template?: Raw;
    annotations?: Raw;
    replicas?: number;
    image?: string;
  } = {},
) {
  const {
    age = version,
    labels = { 'modeldeck.io/model-service': 'fraud' },
    template = { 'modeldeck.io/model-service': 'fraud' },
    annotations = {},
    replicas = 1,
    image = `reg:5000/fraud:${version}`,
  } = more;
  return {
    kind: 'Deployment',
    metadata: {
      name: `fraud-${version}`,
      uid: version,
      creationTimestamp: age,
      labels,
      annotations,
      generation: 1,
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'fraud', version } },
      template: {
        metadata: { labels: { app: 'fraud', version, ...template } },
        spec: { containers: [{ name: 'c', image }] },
      },
    },
    status: {
      observedGeneration: 1,
      readyReplicas: replicas,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
        },
      ],
    },
  };
}

export function pod(version: string, name = 'x') {
  return {
    kind: 'Pod',
    metadata: {
      name: `fraud-${version}-h-${name}`,
      labels: {
        'modeldeck.io/model-service': 'fraud',
        'pod-template-hash': 'h',
      },
      ownerReferences: [
        { kind: 'ReplicaSet', name: `fraud-${version}-h`, controller: true },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

/** Of a StatefulSet, which owns its pods without a ReplicaSet in between. */
export function statefulSet(
  version: string,
  more: { replicas?: number; ready?: number; status?: Raw; spec?: Raw } = {},
) {
  const { replicas = 1, ready = replicas, status = {}, spec = {} } = more;
  const { metadata, spec: like } = deployment(version, { replicas });
  return {
    kind: 'StatefulSet',
    metadata,
    spec: { ...like, serviceName: 'fraud', ...spec },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: ready,
      currentRevision: 'r1',
      updateRevision: 'r1',
      ...status,
    },
  };
}

export function statefulPod(
  version: string,
  ordinal = 0,
  more: { revision?: string; status?: Raw } = {},
) {
  const { revision = 'r1', status } = more;
  return {
    kind: 'Pod',
    metadata: {
      name: `fraud-${version}-${ordinal}`,
      labels: {
        'modeldeck.io/model-service': 'fraud',
        'controller-revision-hash': revision,
      },
      ownerReferences: [
        { kind: 'StatefulSet', name: `fraud-${version}`, controller: true },
      ],
    },
    status: status ?? pod(version).status,
  };
}

export function service(name: string, selector: Raw) {
  return {
    kind: 'Service',
    metadata: { name },
    spec: { selector, ports: [{ port: 8080 }] },
  };
}

export function route(
  rules: Raw[],
  parents: Raw[] = [{ conditions: [{ type: 'Accepted', status: 'True' }] }],
) {
  return {
    kind: 'HTTPRoute',
    metadata: { name: 'fraud' },
    spec: { hostnames: ['fraud.example.com'], rules },
    status: { parents },
  };
}

export const to = (version: string, weight?: number) => ({
  name: `fraud-${version}`,
  weight,
});
export const services = [
  service('fraud-v1', { version: 'v1' }),
  service('fraud-v2', { version: 'v2' }),
];
export const split = (a: number, b: number) =>
  route([{ backendRefs: [to('v1', a), to('v2', b)] }]);

const API_VERSIONS = new Map(
  deploymentPlatform.resources.map(({ type: { kind, group, versions } }) => [
    kind,
    group ? `${group}/${versions[0]}` : versions[0],
  ]),
);

/** Objects that need not say which API version they are of. */
export function withApiVersions(raw: readonly Raw[]) {
  return raw.map(object => ({
    apiVersion: API_VERSIONS.get(String(object.kind)),
    ...object,
  }));
}

/** The services of such objects. */
export function assemble(
  raw: Raw[],
  states: Record<string, ReadState> = {},
  settings: ServingSettings = DEFAULT_SETTINGS,
) {
  const platforms = [deploymentPlatform];
  return servicesOf(withApiVersions(raw), { platforms, states, settings });
}

export function programmed({ traffic }: Revision): number | string {
  return isUnknown(traffic.programmed)
    ? traffic.programmed.unknown
    : traffic.programmed.percent;
}

export function sharesOf(raw: Raw[], states: Record<string, ReadState> = {}) {
  return assemble(raw, states)[0]!.revisions.map(programmed);
}

export function rolesOf(raw: Raw[]) {
  return assemble(raw)[0]!.revisions.map(r => `${r.name}: ${r.role}`);
}

export const pair = [
  deployment('v1'),
  deployment('v2'),
  pod('v1'),
  pod('v2'),
  ...services,
];
