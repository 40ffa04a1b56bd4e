import { FieldReader } from '../../../../kubernetes/FieldReader';
import type { DemandKind } from '../DemandKind';
import type { PodDemand } from '../PodDemand';
import { podTemplate, replicasAt } from '../podTemplate';
import { listAt, valueAt } from '../valueAt';

/** Another cluster is started beside the one that serves, whole, before requests move. */
export const rayService: DemandKind = {
  group: 'ray.io',
  kind: 'RayService',
  read(object) {
    const cluster = valueAt(object, 'spec', 'rayClusterConfig');
    return [
      {
        title: 'head',
        ...podTemplate(valueAt(cluster, 'headGroupSpec', 'template')),
        replicas: 1,
        update: 'beside',
      },
      ...listAt(cluster, 'workerGroupSpecs').map(workers),
    ];
  },
};

function workers(group: unknown): PodDemand {
  const name = FieldReader.of(group).at('groupName').string() ?? '';
  const replicas = Math.max(
    valueAt(group, 'replicas') === undefined
      ? 0
      : replicasAt(group, 'replicas'),
    valueAt(group, 'minReplicas') === undefined
      ? 0
      : replicasAt(group, 'minReplicas'),
  );
  return {
    title: `worker group ${name}`,
    ...podTemplate(valueAt(group, 'template')),
    replicas: replicas * Math.max(1, replicasAt(group, 'numOfHosts')),
    update: 'beside',
  };
}
