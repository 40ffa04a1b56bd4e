import {
  type ClusterPlatforms,
  isUnknown,
  type PlatformResource,
} from '@modeldeck/plugin-model-serving-common';

/** A kind that a cluster does not serve. */
export interface Lack {
  group: string;
  plural: string;
  /** whether other kinds of the group are served, so that the platform itself is there */
  isPartial: boolean;
}

/** Whether a cluster has what something needs. */
export interface ClusterFit {
  lacks: Lack[];
  /** why it cannot be told of some; undefined: it was told of all */
  untold?: string;
}

/** `needs` are kinds as `group/plural`. */
export function clusterFit(
  { resources }: Pick<ClusterPlatforms, 'resources'>,
  needs: readonly string[],
): ClusterFit {
  if (isUnknown(resources)) {
    return needs.length > 0
      ? { lacks: [], untold: resources.unknown }
      : { lacks: [] };
  }
  const fit: ClusterFit = { lacks: [] };
  for (const need of needs) {
    const [group = '', plural = ''] = need.split('/');
    const served = servedOf(resources, group, plural);
    if (isUnknown(served)) {
      fit.untold ??= served.unknown;
    } else if (!served) {
      fit.lacks.push({ group, plural, isPartial: hasGroup(resources, group) });
    }
  }
  return fit;
}

/** What nobody looks for is not told to be missing. */
function servedOf(
  resources: readonly PlatformResource[],
  group: string,
  plural: string,
): PlatformResource['served'] {
  const found = resources.find(
    resource => resource.group === group && resource.plural === plural,
  );
  return (
    found?.served ?? {
      unknown: `the portal does not look for ${plural}.${group}`,
    }
  );
}

function hasGroup(
  resources: readonly PlatformResource[],
  group: string,
): boolean {
  return resources.some(
    resource => resource.group === group && resource.served === true,
  );
}
