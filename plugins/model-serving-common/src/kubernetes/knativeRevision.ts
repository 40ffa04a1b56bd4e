import { type Condition, condition, readConditions } from './conditions';
import { defineResource, type KubeObject } from './resourceType';

/** A Knative Revision: one immutable version of a Knative Service. */
export interface KnativeRevision extends KubeObject {
  conditions: Condition[];
  /** undefined while no autoscaler has reported */
  desiredReplicas: number | undefined;
  actualReplicas: number | undefined;
  /** of its first container; the others are sidecars */
  image: string | undefined;
}

export const KNATIVE_REVISIONS = defineResource<
  Omit<KnativeRevision, keyof KubeObject>
>({
  group: 'serving.knative.dev',
  versions: ['v1'],
  plural: 'revisions',
  kind: 'Revision',
  namespaced: true,
  read(revision) {
    const status = revision.at('status');
    const [container] = revision.at('spec', 'containers').list();
    return {
      conditions: readConditions(status.at('conditions')),
      desiredReplicas: status.at('desiredReplicas').integer(),
      actualReplicas: status.at('actualReplicas').integer(),
      image: container?.at('image').string(),
    };
  },
});

/** Whether it runs nothing because no request comes; the next one starts it. */
export function isIdleRevision({ conditions }: KnativeRevision): boolean {
  const active = condition(conditions, 'Active');
  return active?.status === 'False' && active.reason === 'NoTraffic';
}

/** A revision scaled to zero is ready all the same (knative/serving: revision_lifecycle.go). */
export function isReadyRevision({ conditions }: KnativeRevision): boolean {
  return condition(conditions, 'Ready')?.status === 'True';
}
