import { type Condition, readConditions } from './conditions';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** KEDA's autoscaler, which writes a HorizontalPodAutoscaler and scales to zero itself. */
export interface ScaledObject extends KubeObject {
  target: { kind: string; name: string };
  /** with no trigger active; KEDA's default is 0 */
  minReplicas: number;
  maxReplicas: number;
  conditions: Condition[];
}

/**
 * With the defaults of its API; an `idleReplicaCount` stands for the least there may be, being
 * below the minimum by definition (kedacore/keda: apis/keda/v1alpha1/scaledobject_types.go).
 */
export const SCALED_OBJECTS = defineResource<
  Omit<ScaledObject, keyof KubeObject>
>({
  group: 'keda.sh',
  versions: ['v1alpha1'],
  plural: 'scaledobjects',
  kind: 'ScaledObject',
  namespaced: true,
  read(object) {
    const spec = object.at('spec');
    const target = spec.at('scaleTargetRef');
    return {
      target: {
        kind: target.at('kind').string() || 'Deployment',
        name: target.at('name').string() ?? '',
      },
      minReplicas:
        readCount(spec.at('idleReplicaCount')) ??
        readCount(spec.at('minReplicaCount')) ??
        0,
      maxReplicas: readCount(spec.at('maxReplicaCount')) ?? 100,
      conditions: readConditions(object.at('status', 'conditions')),
    };
  },
});

const PAUSED = 'autoscaling.keda.sh/paused';
const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';

/** A pause that somebody has written on a ScaledObject. */
export interface ScalingPause {
  /** the annotation that says so */
  annotation: string;
  /** what it is held at; undefined: as many as there are */
  replicas: number | undefined;
}

/** What is no boolean counts as true, as KEDA reads it. */
export function scalingPause({
  metadata: { annotations },
}: ScaledObject): ScalingPause | undefined {
  const held = annotations[PAUSED_REPLICAS];
  if (held !== undefined) {
    const replicas = /^\d{1,9}$/.test(held) ? Number(held) : undefined;
    return { annotation: PAUSED_REPLICAS, replicas };
  }
  const paused = annotations[PAUSED];
  return paused === undefined || /^(0|f|false)$/i.test(paused)
    ? undefined
    : { annotation: PAUSED, replicas: undefined };
}
