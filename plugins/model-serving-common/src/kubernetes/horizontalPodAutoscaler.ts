import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface HorizontalPodAutoscaler extends KubeObject {
  target: { kind: string; name: string };
  minReplicas: number;
  maxReplicas: number | undefined;
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
      minReplicas: spec.at('minReplicas').integer() ?? 1,
      maxReplicas: spec.at('maxReplicas').integer(),
    };
  },
});
