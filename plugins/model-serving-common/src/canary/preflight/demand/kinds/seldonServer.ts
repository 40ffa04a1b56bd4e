import { FieldReader } from '../../../../kubernetes/FieldReader';
import { readCount } from '../../../../kubernetes/readCount';
import type { DemandKind } from '../DemandKind';
import { podSpec, replicasAt } from '../podTemplate';
import { valueAt } from '../valueAt';

/**
 * A Server of Core 2 is a StatefulSet. What it says of containers is laid over those of its
 * configuration, which rarely asks for accelerators itself.
 */
export const seldonServer: DemandKind = {
  group: 'mlops.seldon.io',
  kind: 'Server',
  read: object => [
    {
      title: 'pods',
      spec: podSpec(valueAt(object, 'spec', 'podSpec')),
      labels: FieldReader.of(object).at('metadata', 'labels').stringMap(),
      replicas:
        readCount(FieldReader.of(object).at('spec', 'replicas')) ??
        replicasAt(object, 'spec', 'minReplicas'),
      update: 'in-place',
    },
  ],
};
