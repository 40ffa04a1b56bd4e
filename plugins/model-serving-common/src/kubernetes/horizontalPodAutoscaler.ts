import { type Condition, readConditions } from './conditions';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface HorizontalPodAutoscaler extends KubeObject {
  target: { kind: string; name: string };
  minReplicas: number;
  maxReplicas: number | undefined;
  conditions: Condition[];
}

/** @public */
export const HORIZONTAL_POD_AUTOSCALERS = defineResource<
  Omit<HorizontalPodAutoscaler, keyof KubeObject>
>({
  group: 'autoscaling',
  versions: ['v2'],
  plural: 'horizontalpodautoscalers',
  kind: 'HorizontalPodAutoscaler',
  namespaced: true,
  read(autoscaler) {
    const spec = autoscaler.at('spec');
    return {
      target: {
        kind: spec.at('scaleTargetRef', 'kind').string() ?? '',
        name: spec.at('scaleTargetRef', 'name').string() ?? '',
      },
      minReplicas: readCount(spec.at('minReplicas')) ?? 1,
      maxReplicas: readCount(spec.at('maxReplicas')),
      conditions: readConditions(autoscaler.at('status', 'conditions')),
    };
  },
});
