import { acceleratorsOf, podRequests } from '../../kubernetes/accelerators';
import { readContainer } from '../../kubernetes/container';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';
import type { Accelerator } from '../../model/types';

/** Workers of one kind in a RayCluster. */
export interface WorkerGroup {
  replicas: number;
  /** pods of one replica */
  hosts: number;
  /** that one pod asks for */
  accelerators: Accelerator[];
}

export function readWorkerGroup(group: FieldReader): WorkerGroup {
  const pod = group.at('template', 'spec');
  return {
    replicas: readCount(group.at('replicas')) ?? 0,
    hosts: readCount(group.at('numOfHosts')) || 1,
    accelerators: acceleratorsOf(
      podRequests({
        containers: pod.at('containers').list().map(readContainer),
        initContainers: pod.at('initContainers').list().map(readContainer),
      }),
    ),
  };
}

/** What all workers together ask for by the spec. */
export function acceleratorsOfGroups(
  groups: readonly WorkerGroup[],
): Accelerator[] {
  return groups.flatMap(({ replicas, hosts, accelerators }) =>
    accelerators
      .map(({ resource, count }) => ({
        resource,
        count: count * replicas * hosts,
      }))
      .filter(({ count }) => count > 0),
  );
}
