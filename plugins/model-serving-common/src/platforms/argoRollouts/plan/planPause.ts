import { refuse } from '../../../canary/plan/refuse';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import type { PlannedWrite, PredictedShare } from '../../../model/types';
import { stepName } from '../rolloutProgress';
import { rolloutsCommand } from '../rolloutsCommand';
import { isInFlight } from '../RolloutView';
import { planPromote } from './planPromote';
import { percentAfter, sharedTraffic } from './predictedTraffic';
import { gitOpsMayRevert } from './promotionRisks';
import {
  pausedWrite,
  type RolloutPlanning,
  statusWrite,
} from './RolloutPlanning';

/** Nothing moves until it is resumed, neither this version nor one that comes after it. */
export function planPause(planning: RolloutPlanning): PlanOutcome {
  const { request, service, view, context } = planning;
  const { rollout } = view;
  if (rollout.paused) {
    return refuse(planning, {
      reason: 'already-paused',
      message: 'somebody paused it already',
      instead: 'resume or promote it to go on',
    });
  }
  return {
    plan: {
      service: service.id,
      action: request.action,
      summary: isInFlight(rollout)
        ? 'the roll-out stays where it is until it is resumed'
        : 'new versions are not rolled out until it is resumed',
      writes: [pausedWrite(rollout, true)],
      before: trafficBefore(service),
      after: trafficBefore(service),
      risks: gitOpsMayRevert(rollout, context.managers),
      undo: 'resume it',
    },
  };
}

/** Goes on from whichever pause there is; after an abort it begins again. */
export function planResume(planning: RolloutPlanning): PlanOutcome {
  const { rollout } = planning.view;
  const { status } = rollout;
  if (status.abort) {
    return planRetry(planning);
  }
  if (status.pauseReasons.length > 0 && !rollout.paused) {
    return planPromote(planning, false);
  }
  return rollout.paused
    ? planUnpause(planning)
    : refuse(planning, {
        reason: 'not-paused',
        message: `it is not paused: its phase is ${
          status.phase || 'not known'
        }`,
        instead: 'nothing: it goes on by itself',
      });
}

function planUnpause(planning: RolloutPlanning): PlanOutcome {
  const { service, view, context } = planning;
  const { rollout } = view;
  const waits = rollout.status.pauseReasons.length > 0;
  const index = rollout.status.stepIndex ?? 0;
  return resumption(planning, {
    summary: waits
      ? `it is no longer paused by hand, and waits on at ${stepName(
          rollout,
          index,
        )}`
      : 'it goes on from where it was paused',
    write: pausedWrite(rollout, false),
    after:
      waits || !isInFlight(rollout)
        ? trafficBefore(service)
        : goesOnFrom(planning, index),
    risks: gitOpsMayRevert(rollout, context.managers),
    undo: 'pause it again',
  });
}

/** The same version once more: what made it fail may make it fail again. */
function planRetry(planning: RolloutPlanning): PlanOutcome {
  const { service, view } = planning;
  const { rollout } = view;
  return resumption(planning, {
    summary: isInFlight(rollout)
      ? 'the version that was rolled back is tried again, from the first step'
      : 'the abort is taken back; nothing is in flight',
    write: statusWrite(rollout, { abort: false }, 'take the abort back'),
    after: isInFlight(rollout)
      ? goesOnFrom(planning, 0)
      : trafficBefore(service),
    risks: isInFlight(rollout)
      ? [
          {
            id: 'was-rolled-back',
            severity: 'warning' as const,
            detail: `requests go to the version again that was rolled back: ${
              service.rollout?.message || 'without a message'
            }`,
          },
        ]
      : [],
    undo: `roll back again: ${rolloutsCommand(rollout, 'abort')}`,
  });
}

/** A preview gets nothing before it is promoted, unless that happens by itself. */
function goesOnFrom(
  { view }: RolloutPlanning,
  index: number,
): PredictedShare[] {
  const { strategy } = view.rollout;
  return strategy?.kind === 'canary'
    ? sharedTraffic(view, percentAfter(view, strategy, index))
    : sharedTraffic(view, strategy?.autoPromotion ? 100 : 0);
}

function resumption(
  { request, service }: RolloutPlanning,
  {
    write,
    ...told
  }: {
    summary: string;
    write: PlannedWrite;
    after: PredictedShare[];
    risks: ReturnType<typeof gitOpsMayRevert>;
    undo: string;
  },
): PlanOutcome {
  return {
    plan: {
      service: service.id,
      action: request.action,
      writes: [write],
      before: trafficBefore(service),
      ...told,
    },
  };
}
