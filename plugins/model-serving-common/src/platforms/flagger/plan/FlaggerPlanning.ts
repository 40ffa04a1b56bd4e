import { gitOpsOwner } from '../../../canary/plan/gitOpsOwner';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import type { ServiceSubject } from '../../../canary/plan/ServiceSubject';
import { refuseIfControlled } from '../../../canary/plan/refuseIfOwned';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import { writeTo } from '../../../canary/plan/writeTo';
import type { Plan, PlanRisk } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import { CANARIES } from '../canary';
import type { FlaggerView } from '../FlaggerView';

/** What every plan for a Canary is made from. */
export interface FlaggerPlanning extends ServiceSubject {
  view: FlaggerView;
  context: PlanContext;
}

/** One field of the Canary's spec, which is all that anybody but Flagger has to write. */
export function specPlan(
  planning: FlaggerPlanning,
  spec: Readonly<Record<string, boolean>>,
  told: Pick<Plan, 'summary' | 'undo'> & Partial<Pick<Plan, 'after' | 'risks'>>,
): PlanOutcome {
  const { request, service, view } = planning;
  const before = trafficBefore(service);
  const fields = Object.entries(spec).map(
    ([field, value]) => `spec.${field} to ${value}`,
  );
  const controlled = refuseIfControlled(request, service, view.canary);
  if (controlled) {
    return controlled;
  }
  return {
    plan: {
      service: service.id,
      action: request.action,
      writes: [
        writeTo(CANARIES, view.canary, {
          type: 'merge',
          patch: { spec },
          summary: `set ${fields.join(' and ')} on Canary ${
            view.canary.metadata.name
          }`,
        }),
      ],
      before,
      after: before,
      ...told,
      risks: [...(told.risks ?? []), ...gitOpsMayRevert(planning, spec)],
    },
  };
}

/** A tool that applies a repository reverts a field only where the repository names it. */
function gitOpsMayRevert(
  { view: { canary }, context }: FlaggerPlanning,
  spec: Readonly<Record<string, boolean>>,
): PlanRisk[] {
  const owner = gitOpsOwner(canary, context.managers);
  const fields = Object.keys(spec).join(' and ');
  return owner
    ? [
        {
          id: 'gitops-may-revert',
          severity: 'warning',
          detail: `${owner.title} keeps the Canary (${owner.evidence}) and sets ${fields} back if its repository names it`,
        },
      ]
    : [];
}
