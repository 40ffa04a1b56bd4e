import { refuse } from '../../../canary/plan/refuse';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import type { Known } from '../../../model/known';
import type { PlannedWrite } from '../../../model/types';
import { nextStop } from '../currentWeight';
import { stepName } from '../rolloutProgress';
import { rolloutsCommand } from '../rolloutsCommand';
import { isInFlight } from '../RolloutView';
import type { Rollout } from '../rollout';
import type { CanaryStrategy } from '../strategy';
import { percentAfter, sharedTraffic } from './predictedTraffic';
import { promotionRisks } from './promotionRisks';
import {
  pausedWrite,
  type RolloutPlanning,
  statusWrite,
} from './RolloutPlanning';

/** To the next step, or past all that is left (argo-rollouts: cmd/promote/promote.go). */
export function planPromote(
  planning: RolloutPlanning,
  full: boolean,
): PlanOutcome {
  const { rollout } = planning.view;
  const { strategy, status } = rollout;
  if (!isInFlight(rollout) || !strategy) {
    return refuse(planning, {
      reason: 'no-canary',
      message: 'the version that is asked for is the stable one already',
      instead: 'change the pod template: a new version is rolled out then',
    });
  }
  if (status.abort) {
    return refuseAborted(planning);
  }
  if (full) {
    return promotion(planning, {
      writes: [
        statusWrite(
          rollout,
          { promoteFull: true },
          'skip what is left of steps, pauses and analyses',
        ),
        ...unpause(rollout),
      ],
      percent: 100,
      summary: `${current(
        planning,
      )} gets all requests, without the steps, pauses and analyses that are left`,
      full,
    });
  }
  return strategy.kind === 'canary'
    ? promoteCanary(planning, strategy)
    : promotePreview(planning);
}

/**
 * An increased step index, which is what the plugin writes, changes nothing while the abort
 * stands, so that nothing would come of it but a false word of success.
 */
function refuseAborted(planning: RolloutPlanning): PlanOutcome {
  return refuse(planning, {
    reason: 'aborted',
    message:
      'it was rolled back, and while that stands no promotion has any effect',
    instead: `resume it, which begins again with the first step: ${rolloutsCommand(
      planning.view.rollout,
      'retry',
      'rollout',
    )}`,
  });
}

function promoteCanary(
  planning: RolloutPlanning,
  strategy: CanaryStrategy,
): PlanOutcome {
  const { rollout } = planning.view;
  const { status } = rollout;
  const index = Math.min(status.stepIndex ?? 0, strategy.steps.length);
  const following = Math.min(index + 1, strategy.steps.length);
  const write = nextStepWrite(rollout, strategy, following);
  const writes = [...(write ? [write] : []), ...unpause(rollout)];
  if (writes.length === 0) {
    return refuseUnpaused(planning);
  }
  // Only what ends the present step goes on to the one after it.
  const isPausedByHand = status.pauseReasons.length === 0 && !write;
  const from = isPausedByHand ? index : following;
  const stop = nextStop(strategy, from);
  return promotion(planning, {
    writes,
    percent: percentAfter(planning.view, strategy, from),
    summary: `${current(planning)} goes on from ${stepName(
      rollout,
      index,
    )} to ${stepName(rollout, stop)}`,
    full: stop >= strategy.steps.length,
  });
}

/** Either a pause is taken back or a step is passed over, never both. */
function nextStepWrite(
  rollout: Rollout,
  { steps }: CanaryStrategy,
  following: number,
): PlannedWrite | undefined {
  const { pauseReasons, controllerPause, analyses } = rollout.status;
  const isInconclusive = analyses.some(
    ({ when, phase }) => when === 'step' && phase === 'Inconclusive',
  );
  const step = { currentStepIndex: following };
  const summary = `pass over ${stepName(rollout, following - 1)}`;
  if (pauseReasons.length > 0) {
    return isInconclusive && controllerPause && steps.length > 0
      ? statusWrite(
          rollout,
          { pauseConditions: null, controllerPause: false, ...step },
          summary,
        )
      : statusWrite(rollout, { pauseConditions: null }, 'end the pause');
  }
  return steps.length > 0
    ? statusWrite(rollout, { pauseConditions: null, ...step }, summary)
    : undefined;
}

function promotePreview(planning: RolloutPlanning): PlanOutcome {
  const { rollout } = planning.view;
  const writes = [
    ...(rollout.status.pauseReasons.length > 0
      ? [statusWrite(rollout, { pauseConditions: null }, 'end the pause')]
      : []),
    ...unpause(rollout),
  ];
  return writes.length === 0
    ? refuseUnpaused(planning)
    : promotion(planning, {
        writes,
        percent: 100,
        summary: `${current(planning)} becomes the active version`,
        full: true,
      });
}

function refuseUnpaused(planning: RolloutPlanning): PlanOutcome {
  return refuse(planning, {
    reason: 'not-waiting',
    message:
      'it waits for nobody: the new version becomes stable by itself as soon as its pods are ready',
    instead: 'find out why its pods are not ready, or roll back',
  });
}

/** The plugin writes the status first: in between, the rollout is still paused by hand. */
function unpause(rollout: Rollout): PlannedWrite[] {
  return rollout.paused ? [pausedWrite(rollout, false)] : [];
}

function current({ view: { rollout, revisions } }: RolloutPlanning): string {
  const { currentHash } = rollout.status;
  return revisions.find(({ hash }) => hash === currentHash)?.name ?? '';
}

function promotion(
  planning: RolloutPlanning,
  {
    writes,
    percent,
    summary,
    full,
  }: {
    writes: PlannedWrite[];
    percent: Known<number>;
    summary: string;
    full: boolean;
  },
): PlanOutcome {
  const { request, service, view } = planning;
  return {
    plan: {
      service: service.id,
      action: request.action,
      summary,
      writes,
      before: trafficBefore(service),
      after: sharedTraffic(view, percent),
      risks: promotionRisks(planning, { full }),
      undo: full
        ? `once it is promoted, the version before has to be rolled out again: ${rolloutsCommand(
            view.rollout,
            'undo',
          )}`
        : `roll back while it is in flight: ${rolloutsCommand(
            view.rollout,
            'abort',
          )}`,
    },
  };
}
