import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import type { ServedGroups, ServedVersion } from './ServedResources';

/** One request for all groups, since Kubernetes 1.26; older servers answer with the plain list. */
export const AGGREGATED_DISCOVERY = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',');

/** Undefined when the server answered with something else. */
export function readAggregatedDiscovery(
  document: FieldReader,
): ServedGroups | undefined {
  if (document.at('kind').string() !== 'APIGroupDiscoveryList') {
    return undefined;
  }
  return new Map(
    document
      .at('items')
      .list()
      .map(group => [
        group.at('metadata', 'name').string() ?? '',
        group.at('versions').list().map(readVersion),
      ]),
  );
}

function readVersion(version: FieldReader): ServedVersion {
  const resources = version.at('resources').list();
  // What an aggregated API server served before it stopped answering may be out of date, but
  // with nothing at all it is only known that something should be there.
  const isStale = version.at('freshness').string() === 'Stale';
  return {
    version: version.at('version').string() ?? '',
    resources:
      isStale && resources.length === 0
        ? undefined
        : new Set(
            resources.map(resource => resource.at('resource').string() ?? ''),
          ),
  };
}
