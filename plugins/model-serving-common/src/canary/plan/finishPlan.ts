import { refuseIfOwned } from './refuseIfOwned';
import type { PlanOutcome } from './PlanRequest';
import type { ServiceSubject } from './ServiceSubject';
import { trafficBefore } from './trafficBefore';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { Plan, PlannedWrite } from '../../model/types';
import type { PlanContext } from '../../platforms/ServingPlatform';

/** What is planned for: an action on a service, made of these objects. */
export interface PlanSubject<T extends KubeObject = KubeObject>
  extends ServiceSubject {
  object: T;
  context: PlanContext;
}

/** What a plan says beyond what its request and its service say already. */
export type PlanParts = Pick<
  Plan,
  'summary' | 'writes' | 'after' | 'risks' | 'undo'
> & {
  /** the writes belong to these objects; absent: to the subject's only */
  objects?: readonly KubeObject[];
  /** the change to hand back where a repository owns the object; absent: the writes */
  inRepository?: readonly PlannedWrite[];
};

/** The plan, unless what is to be written is not ours to write. */
export function finishPlan(
  {
    request,
    service,
    object,
    context,
  }: Omit<PlanSubject, 'object'> & {
    object?: KubeObject;
  },
  parts: PlanParts,
): PlanOutcome {
  const { writes, objects, inRepository = writes, ...rest } = parts;
  const owned = refuseIfOwned({
    request,
    service,
    objects: objects ?? (object ? [object] : []),
    writes: inRepository,
    managers: context.managers,
  });
  return (
    owned ?? {
      plan: {
        service: service.id,
        action: request.action,
        writes: [...writes],
        before: trafficBefore(service),
        ...rest,
      },
    }
  );
}
