import { type Condition, readConditions } from './conditions';
import type { FieldReader } from './FieldReader';
import { readCount } from './readCount';
import type { KubeObject } from './resourceType';

/** @public */
export interface BackendRef {
  group: string;
  /** Service unless said otherwise; InferencePool for the inference extension */
  kind: string;
  name: string;
  /** undefined: the route's own */
  namespace: string | undefined;
  port: number | undefined;
  /**
   * proportional to the sum of its rule, no percentage; an absent weight is 1. Undefined is what
   * was written but is no weight: as 1 it would pass for a share that somebody asked for
   */
  weight: number | undefined;
  /** whether the weight stands there; where it does not, it is 1 */
  weightGiven: boolean;
}

/** @public */
export interface RouteMatch {
  /** of a GRPCRoute `/service/method`, as far as it names them */
  path: string | undefined;
  /** names only: the values may be credentials */
  headers: string[];
  queryParams: string[];
  method: string | undefined;
}

/** @public */
export interface GatewayRouteRule {
  name: string;
  matches: RouteMatch[];
  backendRefs: BackendRef[];
  /** backends that get a copy of each request and whose answer nobody sees */
  mirrors: BackendRef[];
}

/** @public */
export interface RouteParent {
  /** kind/name of the parent, e.g. Gateway/public */
  parent: string;
  controllerName: string;
  conditions: Condition[];
}

/** Where the route asks to be served. @public */
export interface ParentRef {
  /** kind/name of the parent, e.g. Gateway/public */
  parent: string;
  /** the parent's listener; undefined: all that take the route */
  sectionName: string | undefined;
  /** of the listener */
  port: number | undefined;
}

/** What HTTPRoutes and GRPCRoutes have in common, which is nearly all. @public */
export interface GatewayRoute extends KubeObject {
  hostnames: string[];
  parentRefs: ParentRef[];
  rules: GatewayRouteRule[];
  /** empty when no controller has looked at the route */
  parents: RouteParent[];
}

/** @public */
export function readGatewayRoute(
  route: FieldReader,
  readMatch: (match: FieldReader) => RouteMatch,
): Omit<GatewayRoute, keyof KubeObject> {
  const spec = route.at('spec');
  return {
    hostnames: strings(spec.at('hostnames')),
    parentRefs: spec.at('parentRefs').list().map(readParentRef),
    rules: spec
      .at('rules')
      .list()
      .map(rule => readRule(rule, readMatch)),
    parents: route.at('status', 'parents').list().map(readParent),
  };
}

function readRule(
  rule: FieldReader,
  readMatch: (match: FieldReader) => RouteMatch,
): GatewayRouteRule {
  const backends = rule.at('backendRefs').list();
  const filters = [rule, ...backends].flatMap(r => r.at('filters').list());
  return {
    name: rule.at('name').string() ?? '',
    matches: rule.at('matches').list().map(readMatch),
    backendRefs: backends.map(readBackendRef),
    mirrors: filters
      .map(filter => filter.at('requestMirror', 'backendRef'))
      .filter(mirror => mirror.exists)
      .map(readBackendRef),
  };
}

function readBackendRef(ref: FieldReader): BackendRef {
  return {
    group: ref.at('group').string() ?? '',
    kind: ref.at('kind').string() ?? 'Service',
    name: ref.at('name').string() ?? '',
    namespace: ref.at('namespace').string(),
    port: ref.at('port').integer(),
    weight: ref.at('weight').exists ? readCount(ref.at('weight')) : 1,
    weightGiven: ref.at('weight').exists,
  };
}

/** The `name` of an entry, e.g. of a header; its value may be a credential. @public */
export function nameOf(field: FieldReader): string {
  return field.at('name').string() ?? '';
}

function readParentRef(ref: FieldReader): ParentRef {
  return {
    parent: parentName(ref),
    sectionName: ref.at('sectionName').string(),
    port: ref.at('port').integer(),
  };
}

function readParent(parent: FieldReader): RouteParent {
  return {
    parent: parentName(parent.at('parentRef')),
    controllerName: parent.at('controllerName').string() ?? '',
    conditions: readConditions(parent.at('conditions')),
  };
}

function parentName(ref: FieldReader): string {
  return `${ref.at('kind').string() ?? 'Gateway'}/${nameOf(ref)}`;
}

function strings(list: FieldReader): string[] {
  return list
    .list()
    .map(item => item.string())
    .filter(item => item !== undefined);
}
