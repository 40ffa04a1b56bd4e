import {
  type ClusterState,
  type Gap,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';

/**
 * What two readings of the same clusters say of them together: the services and the accelerators
 * are read apart. A cluster is as far in reach, as fresh and as whole as the worse of both.
 *
 * @public
 */
export function joinClusterStates(
  some: readonly ClusterState[],
  others: readonly ClusterState[],
): ClusterState[] {
  const byName = new Map(others.map(state => [state.name, state]));
  const joined = some.map(state => {
    const other = byName.get(state.name);
    byName.delete(state.name);
    return other ? join(state, other) : state;
  });
  return [...joined, ...byName.values()];
}

function join(a: ClusterState, b: ClusterState): ClusterState {
  const [staleSince] = [a.staleSince, b.staleSince]
    .filter(since => since !== undefined)
    .sort();
  const error = a.error ?? b.error;
  return {
    name: a.name,
    version: isUnknown(a.version) ? b.version : a.version,
    reachable: a.reachable && b.reachable,
    ...(staleSince !== undefined && { staleSince }),
    ...(error !== undefined && { error }),
    gaps: [...a.gaps, ...b.gaps.filter(gap => !a.gaps.some(isSame(gap)))],
  };
}

/** Two reasons to read a kind are two consequences of not being able to. */
function isSame(gap: Gap): (other: Gap) => boolean {
  return other =>
    other.resource === gap.resource &&
    other.namespace === gap.namespace &&
    other.consequence === gap.consequence;
}
