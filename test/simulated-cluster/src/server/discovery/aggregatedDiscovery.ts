import type { JsonObject } from '../../json/KubeObject';
import type { ApiResource } from '../../resources/ApiResource';
import { groupNames, subresourcesOf, versionsOf } from './discovery';

const AGGREGATED =
  /application\/json;g=apidiscovery\.k8s\.io;v=(v2|v2beta1);as=APIGroupDiscoveryList/;

/** The version of aggregated discovery that the caller asks for; undefined for the old form. */
export function aggregatedVersion(accept: string): string | undefined {
  return AGGREGATED.exec(accept.replaceAll(' ', ''))?.[1];
}

export function aggregatedContentType(version: string): string {
  return `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
}

/** Everything in one answer (kubernetes/api: apidiscovery/v2/types.go); core under `/api`. */
export function aggregatedDiscovery(
  resources: readonly ApiResource[],
  root: 'api' | 'apis',
  version: string,
): JsonObject {
  const groups = root === 'api' ? [''] : groupNames(resources);
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: groups.map(group => ({
      metadata: { name: group, creationTimestamp: null },
      versions: versionsOf(resources, group).map(v => ({
        version: v,
        freshness: 'Current',
        resources: resources
          .filter(r => r.group === group && r.versions.includes(v))
          .map(resource => describe(resource, v)),
      })),
    })),
  };
}

function describe(resource: ApiResource, version: string): JsonObject {
  const { group } = resource;
  return {
    resource: resource.plural,
    responseKind: { group, version, kind: resource.kind },
    scope: resource.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: resource.singular,
    verbs: resource.verbs,
    ...(resource.shortNames.length > 0 && { shortNames: resource.shortNames }),
    ...(resource.categories.length > 0 && { categories: resource.categories }),
    subresources: subresourcesOf(resource).map(sub => ({
      subresource: sub.name,
      responseKind: {
        group: sub.group ?? group,
        version: sub.version ?? version,
        kind: sub.kind,
      },
      verbs: sub.verbs,
    })),
  };
}
