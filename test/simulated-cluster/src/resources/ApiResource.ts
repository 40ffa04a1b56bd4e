import type { Column } from '../tables/Column';

/** Where the scale subresource finds its numbers. */
export interface ScalePaths {
  replicas: string[];
  statusReplicas: string[];
  /** a label selector as text (custom resources) or as an object (apps) */
  selector: string[];
}

/** A resource that the API server serves. */
export interface ApiResource {
  readonly group: string;
  /** the preferred version first, which is also the one objects are kept in */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  /** comes from a custom resource definition: no strategic merge patch, items keep their kind */
  readonly custom: boolean;
  readonly status: boolean;
  readonly scale?: ScalePaths;
  readonly columns: readonly Column[];
  /** what a field selector may name, besides metadata.name and metadata.namespace */
  readonly selectableFields: readonly string[];
}

export type ResourceOptions = Partial<
  Omit<ApiResource, 'group' | 'versions' | 'plural' | 'kind' | 'custom'>
>;

const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

function resource(
  fromDefinition: boolean,
  group: string,
  versions: readonly string[],
  plural: string,
  kind: string,
  options: ResourceOptions,
): ApiResource {
  return {
    group,
    versions,
    plural,
    kind,
    custom: fromDefinition,
    singular: kind.toLowerCase(),
    namespaced: true,
    shortNames: [],
    categories: [],
    verbs: ALL_VERBS,
    status: true,
    columns: [],
    selectableFields: [],
    ...options,
  };
}

/** A resource that the API server itself brings. */
export function builtIn(
  group: string,
  version: string,
  plural: string,
  kind: string,
  options: ResourceOptions = {},
): ApiResource {
  return resource(false, group, [version], plural, kind, options);
}

/** A resource that a custom resource definition adds. */
export function custom(
  group: string,
  versions: readonly string[],
  plural: string,
  kind: string,
  options: ResourceOptions = {},
): ApiResource {
  return resource(true, group, versions, plural, kind, options);
}

/** `inferenceservices.serving.kserve.io`, and `pods` for the core group. */
export function qualifiedName(
  type: Pick<ApiResource, 'plural' | 'group'>,
): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}

export function groupVersion(group: string, version: string): string {
  return group ? `${group}/${version}` : version;
}
