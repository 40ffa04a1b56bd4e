import type { JsonObject } from '../../json/KubeObject';
import { groupVersion, type ApiResource } from '../../resources/ApiResource';

/** kubernetes/apimachinery: pkg/apis/meta/v1/types.go, APIGroup and APIResourceList */
export function coreVersions(address: string): JsonObject {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: address },
    ],
  };
}

export function groupList(resources: readonly ApiResource[]): JsonObject {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groupNames(resources).map(group => describeGroup(resources, group)),
  };
}

export function apiGroup(
  resources: readonly ApiResource[],
  group: string,
): JsonObject | undefined {
  return versionsOf(resources, group).length > 0
    ? { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(resources, group) }
    : undefined;
}

export function resourceList(
  resources: readonly ApiResource[],
  group: string,
  version: string,
): JsonObject | undefined {
  const served = servedIn(resources, group, version);
  return served.length > 0
    ? {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: groupVersion(group, version),
        resources: served.flatMap(describeResource),
      }
    : undefined;
}

/** All groups that have a name; the core group stands apart. */
export function groupNames(resources: readonly ApiResource[]): string[] {
  return [...new Set(resources.map(resource => resource.group))].filter(
    Boolean,
  );
}

export function versionsOf(
  resources: readonly ApiResource[],
  group: string,
): string[] {
  const versions = resources
    .filter(resource => resource.group === group)
    .flatMap(resource => resource.versions);
  return [...new Set(versions)];
}

function servedIn(
  resources: readonly ApiResource[],
  group: string,
  version: string,
): ApiResource[] {
  return resources.filter(
    resource => resource.group === group && resource.versions.includes(version),
  );
}

function describeGroup(
  resources: readonly ApiResource[],
  group: string,
): JsonObject {
  const versions = versionsOf(resources, group).map(version => ({
    groupVersion: groupVersion(group, version),
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function describeResource(resource: ApiResource): JsonObject[] {
  const { plural, namespaced, kind } = resource;
  const main = {
    name: plural,
    singularName: resource.singular,
    namespaced,
    kind,
    verbs: resource.verbs,
    ...(resource.shortNames.length > 0 && { shortNames: resource.shortNames }),
    ...(resource.categories.length > 0 && { categories: resource.categories }),
  };
  return [
    main,
    ...subresourcesOf(resource).map(({ name, ...sub }) => ({
      name: `${plural}/${name}`,
      singularName: '',
      namespaced,
      ...sub,
    })),
  ];
}

export interface Subresource {
  name: string;
  kind: string;
  group?: string;
  version?: string;
  verbs: string[];
}

/** What a resource has besides itself. */
export function subresourcesOf(resource: ApiResource): Subresource[] {
  const verbs = ['get', 'patch', 'update'];
  const isPod = resource.group === '' && resource.plural === 'pods';
  return [
    ...(resource.status
      ? [{ name: 'status', kind: resource.kind, verbs }]
      : []),
    ...(resource.scale
      ? [
          {
            name: 'scale',
            kind: 'Scale',
            group: 'autoscaling',
            version: 'v1',
            verbs,
          },
        ]
      : []),
    ...(isPod ? [{ name: 'log', kind: 'Pod', verbs: ['get'] }] : []),
  ];
}
