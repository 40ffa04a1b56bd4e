import { FieldReader } from '../../../../kubernetes/FieldReader';
import type { DemandKind } from '../DemandKind';
import { replicasAt, rollingUpdate } from '../podTemplate';
import { valueAt } from '../valueAt';

/** One container, whose resources and placement the object names itself. */
export const nimService: DemandKind = {
  group: 'apps.nvidia.com',
  kind: 'NIMService',
  read(object) {
    const spec = valueAt(object, 'spec');
    return [
      {
        title: 'pods',
        spec: {
          containers: [{ resources: valueAt(spec, 'resources') }],
          nodeSelector: valueAt(spec, 'nodeSelector'),
          tolerations: valueAt(spec, 'tolerations'),
          affinity: valueAt(spec, 'affinity'),
        },
        labels: FieldReader.of(spec).at('labels').stringMap(),
        replicas: replicasAt(spec, 'replicas'),
        update: rollingUpdate(undefined),
      },
    ];
  },
};
