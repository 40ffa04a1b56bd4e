import { type Condition, readConditions } from './conditions';
import type { FieldReader } from './FieldReader';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface HorizontalPodAutoscaler extends KubeObject {
  target: { kind: string; name: string };
  minReplicas: number;
  maxReplicas: number | undefined;
  /** what it scales by: `cpu`, `memory`, or the name of another metric */
  metrics: string[];
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
      metrics: spec.at('metrics').list().map(readMetric),
      conditions: readConditions(autoscaler.at('status', 'conditions')),
    };
  },
});

/** A metric stands below the field that its type names (`ContainerResource`: `containerResource`). */
function readMetric(metric: FieldReader): string {
  const type = metric.at('type').string() ?? '';
  const field = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const source = metric.at(field);
  return (
    (field.endsWith('esource')
      ? source.at('name').string()
      : source.at('metric', 'name').string()) ?? ''
  );
}
