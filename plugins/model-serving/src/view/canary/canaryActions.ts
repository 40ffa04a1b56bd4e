import {
  canaryTarget,
  type Decision,
  isInFlight,
  type ModelService,
  type PlanAction,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';
import { hasCanary } from '../traffic';

type Moved = Pick<ModelService, 'revisions' | 'rollout'>;

/** What a page of a service offers: to start a canary needs a version, which none of them has. */
export type OfferedAction = Exclude<PlanAction, 'start-canary'>;

/** Revisions that requests can be shared out between. */
export function sharingRevisions({
  revisions,
}: Pick<ModelService, 'revisions'>): Revision[] {
  return revisions.filter(
    ({ role }) => role !== 'retired' && role !== 'shadow',
  );
}

/** Whether there is, or just was, more than one revision: else there is nothing to move. */
export function hasTrafficToMove({ revisions, rollout }: Moved): boolean {
  return rollout !== undefined || revisions.length > 1;
}

/**
 * The actions worth offering. Whether one of them does what it says is for the plan to tell: it
 * knows the platform.
 */
export function offeredActions(service: Moved): OfferedAction[] {
  const { rollout, revisions } = service;
  const isCanary = hasCanary(revisions);
  return [
    ...(isCanary || rollout ? (['promote'] as const) : []),
    'rollback',
    ...(sharingRevisions(service).length > 1 ? (['set-weight'] as const) : []),
    ...(rollout
      ? ([rollout.paused === undefined ? 'pause' : 'resume'] as const)
      : []),
  ];
}

/** What the evidence suffices for; undefined: for nothing yet. */
export function suggestedAction(
  decision: Decision | undefined,
): OfferedAction | undefined {
  return decision === 'promote' || decision === 'rollback'
    ? decision
    : undefined;
}

/** Whether a canary gets traffic, is to get some, or its controller waits before it does. */
export function hasCanaryInFlight(service: ModelService): boolean {
  const target = canaryTarget(service);
  return 'reason' in target
    ? service.rollout?.paused !== undefined
    : isInFlight(target);
}
