import {
  fieldChanges,
  type ModelService,
  type ModelServiceList,
  type NamespaceObjects,
  type Plan,
  planAction,
  type PlanOutcome,
  type PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import {
  readServiceObjects,
  type ReadServiceOptions,
} from '../fleet/readService';
import { readForWriting, type WrittenTo } from './readForWriting';

/** @public */
export interface PlanServiceOptions extends ReadServiceOptions {
  /** Which of the services of the name is meant; throws when none is, or several are. */
  choose(list: ModelServiceList): ModelService | Promise<ModelService>;
  /** what is wanted of it */
  request(service: ModelService): PlanRequest;
}

/** @public */
export interface ServicePlan {
  /** as it was read for the plan */
  service: ModelService;
  request: PlanRequest;
  outcome: PlanOutcome;
}

/**
 * Plans from objects read for it. Those that would be written are then read once more, each by
 * itself: lists leave out who else writes them, and most of what they hold.
 *
 * @throws KubeError when such an object cannot be read
 * @public
 */
export async function planService(
  options: PlanServiceOptions,
): Promise<ServicePlan> {
  const { list, objects } = await readServiceObjects(options);
  const service = await options.choose(list);
  const request = options.request(service);
  const ofService = objects.get(service.id);
  const outcome = ofService
    ? await planFrom(options, service, request, ofService)
    : refuseWithoutObjects(service, request);
  return { service, request, outcome };
}

async function planFrom(
  { client, platforms, signal }: PlanServiceOptions,
  service: ModelService,
  request: PlanRequest,
  objects: NamespaceObjects,
): Promise<PlanOutcome> {
  const first = planAction(request, service, { objects, platforms });
  const writes = 'plan' in first ? first.plan.writes : first.refusal.change;
  if (!writes || writes.length === 0) {
    return first;
  }
  const read = await readForWriting(client, writes, { signal });
  const outcome = planAction(request, service, {
    objects,
    platforms,
    managers: read.managers,
  });
  return 'plan' in outcome ? { plan: completed(outcome.plan, read) } : outcome;
}

/** The plan with what only the whole objects tell. */
function completed(plan: Plan, { objectOf, unread }: WrittenTo): Plan {
  return {
    ...plan,
    writes: plan.writes.map(write => {
      const raw = objectOf(write);
      return raw === undefined
        ? write
        : { ...write, changes: fieldChanges(raw, write) };
    }),
    risks: [
      ...plan.risks,
      ...unread.map(reason => ({
        id: 'writers-unknown',
        severity: 'warning' as const,
        detail: `whether something else writes it too, and would revert this, cannot be told: ${reason}`,
      })),
    ],
  };
}

/** Only a list that was not read for it has a service without objects. */
function refuseWithoutObjects(
  service: ModelService,
  { action }: PlanRequest,
): PlanOutcome {
  return {
    refusal: {
      service: service.id,
      action,
      reason: 'object-gone',
      message: `${service.kind} "${service.name}" is not there any more`,
      instead: 'look at what there is now',
    },
  };
}
