import type {
  ClusterState,
  Gap,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { ClusterAccess } from '../../cluster/ClusterAccess';

/**
 * What stderr says about a list that is not whole, a line each: every cluster that did not
 * answer and every kind of object that could not be read, with what therefore cannot be told.
 */
export function problemsOf(list: ModelServiceList): string[] {
  return list.clusters.flatMap(cluster => [
    ...clusterProblem(cluster),
    ...gapProblems(cluster),
  ]);
}

function clusterProblem({ name, reachable, error, staleSince }: ClusterState) {
  if (!reachable) {
    return [error ?? `${name}: the cluster does not answer`];
  }
  return staleSince
    ? [
        `${name}: shown as last seen at ${staleSince}${
          error ? `: ${error}` : ''
        }`,
      ]
    : [];
}

/** A kind that the cluster does not serve is a fact, not a problem: nothing of it can exist. */
function gapProblems({ name, reachable, gaps }: ClusterState): string[] {
  const unread = gaps.filter(({ state }) => state !== 'absent');
  return reachable ? unread.map(gap => `${name}: ${gapSentence(gap)}`) : [];
}

function gapSentence({ resource, namespace, reason, consequence }: Gap) {
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
  return `cannot list ${resource}${where}: ${reason}; cannot tell ${consequence}`;
}

/**
 * What an empty answer may mean: kinds that nobody serves cannot have objects. Costs requests,
 * so it is asked only then, and says nothing when that fails as well.
 */
export async function notServed(access: ClusterAccess): Promise<string[]> {
  const { clusters } = await access.versions();
  return clusters.flatMap(({ cluster, platforms }) => {
    const absent = new Set(platforms.flatMap(platform => platform.notServed));
    return absent.size > 0
      ? [
          `${cluster}: the cluster does not serve ${[...absent].join(
            ', ',
          )}: is the platform installed?`,
        ]
      : [];
  });
}
