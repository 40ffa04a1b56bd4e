import { unknown } from '../../../../model/known';
import type { DemandKind } from '../DemandKind';
import type { UpdateStyle } from '../PodDemand';
import { podTemplate, replicasAt, rollingUpdate } from '../podTemplate';
import { isMap, valueAt } from '../valueAt';

/**
 * With a router, and in blue-green, the new ReplicaSet grows to its full size before the old one
 * shrinks, unless stable is scaled with it (argoproj/argo-rollouts: docs/features/canary.md).
 */
export const rollout: DemandKind = {
  group: 'argoproj.io',
  kind: 'Rollout',
  read(object) {
    const spec = valueAt(object, 'spec');
    const template = valueAt(spec, 'template');
    const { spec: pod, labels } = podTemplate(template);
    return [
      {
        title: 'pods',
        spec:
          isMap(template) || !isMap(valueAt(spec, 'workloadRef'))
            ? pod
            : unknown('its template is in the workload that it refers to'),
        labels,
        replicas: replicasAt(spec, 'replicas'),
        update: styleOf(valueAt(spec, 'strategy')),
      },
    ];
  },
};

function styleOf(strategy: unknown): UpdateStyle {
  const canary = valueAt(strategy, 'canary');
  const isRouted =
    isMap(valueAt(canary, 'trafficRouting')) &&
    valueAt(canary, 'dynamicStableScale') !== true;
  return isRouted || isMap(valueAt(strategy, 'blueGreen'))
    ? 'beside'
    : rollingUpdate({ rollingUpdate: canary });
}
