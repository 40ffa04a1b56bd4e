import { type Condition, readConditions } from './conditions';
import type { FieldReader } from './FieldReader';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

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
}

/** @public */
export interface RouteMatch {
  path: string | undefined;
  /** names only: the values may be credentials */
  headers: string[];
  queryParams: string[];
  method: string | undefined;
}

/** @public */
export interface HttpRouteRule {
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

/** @public */
export interface HttpRoute extends KubeObject {
  hostnames: string[];
  parentRefs: ParentRef[];
  rules: HttpRouteRule[];
  /** empty when no controller has looked at the route */
  parents: RouteParent[];
}

/** @public */
export const HTTP_ROUTES = defineResource<Omit<HttpRoute, keyof KubeObject>>({
  group: 'gateway.networking.k8s.io',
  versions: ['v1', 'v1beta1'],
  plural: 'httproutes',
  kind: 'HTTPRoute',
  namespaced: true,
  read(route) {
    const spec = route.at('spec');
    return {
      hostnames: strings(spec.at('hostnames')),
      parentRefs: spec.at('parentRefs').list().map(readParentRef),
      rules: spec.at('rules').list().map(readRule),
      parents: route.at('status', 'parents').list().map(readParent),
    };
  },
});

function readRule(rule: FieldReader): HttpRouteRule {
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
  };
}

function readMatch(match: FieldReader): RouteMatch {
  return {
    path: match.at('path', 'value').string(),
    headers: match.at('headers').list().map(nameOf),
    queryParams: match.at('queryParams').list().map(nameOf),
    method: match.at('method').string(),
  };
}

function nameOf(field: FieldReader): string {
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
