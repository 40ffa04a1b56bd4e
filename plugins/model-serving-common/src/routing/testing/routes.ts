import type { ReadState } from '../../platforms/NamespaceObjects';
import { namespaceOf } from '../../platforms/testing/namespaceOf';
import type { ServingPlatform } from '../../platforms/ServingPlatform';
import { routeSplit } from '../routeSplit';
import type { RoutedMember } from '../RoutedMember';
import { routingNeeds } from '../routingNeeds';
import type { TrafficSplit } from '../TrafficSplit';
import { member } from './members';

export type Raw = Record<string, unknown>;

/** Reads what routes are made of and nothing else. */
const routesOnly: ServingPlatform = {
  id: 'routes',
  title: 'Routes',
  resources: routingNeeds(),
  toModelServices: () => [],
  findings: () => [],
};

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const ACCEPTED = [
  {
    parentRef: { name: 'public' },
    conditions: [{ type: 'Accepted', status: 'True' }],
  },
];

/** A Service of the pods with these labels. */
export function service(name: string, selector: Raw = { version: name }): Raw {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector, ports: [{ port: 80 }] },
  };
}

/** A route that a gateway has taken, unless its parents say otherwise. */
export function gatewayRoute(
  kind: 'HTTPRoute' | 'GRPCRoute',
  rules: Raw[],
  more: { name?: string; parents?: Raw[]; uid?: string } = {},
): Raw {
  const { name = 'fraud', parents = ACCEPTED, uid = `${kind}-${name}` } = more;
  return {
    apiVersion: GATEWAY_API,
    kind,
    metadata: { name, namespace: 'team', uid, resourceVersion: '7' },
    spec: { rules },
    status: { parents },
  };
}

export function virtualService(spec: Raw, name = 'fraud'): Raw {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name,
      namespace: 'team',
      uid: `vs-${name}`,
      resourceVersion: '7',
    },
    spec,
  };
}

export function inferencePool(
  name: string,
  selector: Raw,
  more: { status?: Raw; apiVersion?: string } = {},
): Raw {
  const { status, apiVersion = 'inference.networking.k8s.io/v1' } = more;
  return {
    apiVersion,
    kind: 'InferencePool',
    metadata: { name },
    spec: {
      selector: apiVersion.includes('x-k8s')
        ? selector
        : { matchLabels: selector },
    },
    status,
  };
}

export const PAIR: readonly RoutedMember[] = [member('v1'), member('v2')];

/** The split between `v1` and `v2`, which have a Service each. */
export function splitOf(
  raw: readonly Raw[],
  {
    members = PAIR,
    states = {},
  }: {
    members?: readonly RoutedMember[];
    states?: Readonly<Record<string, ReadState>>;
  } = {},
): TrafficSplit {
  const objects = namespaceOf([service('v1'), service('v2'), ...raw], {
    platforms: [routesOnly],
    states,
  });
  return routeSplit(members, objects);
}

/** The programmed shares in the order of the members, or why there are none. */
export function programmedOf(split: TrafficSplit): number[] | string {
  return split.programmed instanceof Map
    ? PAIR.map(
        ({ name }) => (split.programmed as Map<string, number>).get(name) ?? 0,
      )
    : (split.programmed as { unknown: string }).unknown;
}
