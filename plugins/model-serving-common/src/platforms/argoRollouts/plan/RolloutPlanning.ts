import type { ServiceSubject } from '../../../canary/plan/ServiceSubject';
import { writeTo } from '../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import type { RolloutView } from '../RolloutView';
import { type Rollout, ROLLOUTS } from '../rollout';

/** What every plan for a Rollout is made from. */
export interface RolloutPlanning extends ServiceSubject {
  view: RolloutView;
  context: PlanContext;
}

/** A merge patch of the status, as `kubectl argo rollouts` writes it. */
export function statusWrite(
  rollout: Rollout,
  status: Readonly<Record<string, unknown>>,
  summary: string,
): PlannedWrite {
  return writeTo(ROLLOUTS, rollout, {
    subresource: 'status',
    type: 'merge',
    patch: { status },
    summary,
  });
}

/** `spec.paused`, which is all of the spec that any action changes. */
export function pausedWrite(rollout: Rollout, paused: boolean): PlannedWrite {
  return writeTo(ROLLOUTS, rollout, {
    type: 'merge',
    patch: { spec: { paused } },
    summary: `set spec.paused to ${paused} on Rollout ${rollout.metadata.name}`,
  });
}
