import type { DemandKind } from '../DemandKind';
import { podTemplate, replicasAt } from '../podTemplate';
import { valueAt } from '../valueAt';

/** Replaces its pods one after the other, each only once it is gone. */
export const statefulSet: DemandKind = {
  group: 'apps',
  kind: 'StatefulSet',
  read: object => [
    {
      title: 'pods',
      ...podTemplate(valueAt(object, 'spec', 'template')),
      replicas: replicasAt(object, 'spec', 'replicas'),
      update: 'in-place',
    },
  ],
};
