import type { KubeObject } from '../../kubernetes/resourceType';
import type { ModelService, PlannedWrite } from '../../model/types';
import { gitOpsOwner } from './gitOpsOwner';
import type { FieldManagers, PlanOutcome, PlanRequest } from './PlanRequest';
import { refuse } from './refuse';

/**
 * A write to an object that something else writes too is undone without a word. The change is
 * handed back with the refusal: it belongs where the object comes from.
 */
export function refuseIfOwned(options: {
  request: PlanRequest;
  service: ModelService;
  /** that the writes go to */
  objects: readonly KubeObject[];
  writes: readonly PlannedWrite[];
  managers?: FieldManagers;
}): PlanOutcome | undefined {
  const { request, service, objects, writes, managers } = options;
  for (const object of objects) {
    const controlled = refuseIfControlled(request, service, object);
    if (controlled) {
      return controlled;
    }
    const title = `${object.kind}/${object.metadata.name}`;
    const gitOps = gitOpsOwner(object, managers);
    if (gitOps) {
      return refuse(
        { request, service },
        {
          reason: 'owned-by-gitops',
          message: `${title} is kept by ${gitOps.title} (${gitOps.evidence}), which would revert the change`,
          instead: `make the change in the repository that ${gitOps.title} applies`,
          change: [...writes],
        },
      );
    }
  }
  return undefined;
}

/**
 * The same of a controller only. A repository may well leave a field alone that it does not name,
 * e.g. one that pauses; a controller writes the whole spec of what it owns.
 */
export function refuseIfControlled(
  request: PlanRequest,
  service: ModelService,
  object: KubeObject,
): PlanOutcome | undefined {
  const controller = object.metadata.ownerReferences.find(
    owner => owner.controller,
  );
  if (!controller) {
    return undefined;
  }
  const owner = `${controller.kind}/${controller.name}`;
  return refuse(
    { request, service },
    {
      reason: 'owned-by-controller',
      message: `${object.kind}/${object.metadata.name} is written by the controller of ${owner}, which would revert the change`,
      instead: `change ${owner} instead`,
    },
  );
}
