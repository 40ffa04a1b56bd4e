import type { WhyNot } from '../../../canary/plan/WhyNot';
import { refuse } from '../../../canary/plan/refuse';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { readyReplicas } from '../../../health/revisionReadiness';
import type { PlanRisk } from '../../../model/types';
import type { Canary } from '../canary';
import { workloadsOf } from '../FlaggerView';
import { isIdle, isPromoting, isSettingUp, skipsAnalysis } from '../phases';
import { type FlaggerPlanning, specPlan } from './FlaggerPlanning';

const NOT_SET_UP: WhyNot = {
  reason: 'not-set-up',
  message: 'Flagger has not made its primary yet: there is nothing to promote',
  instead: 'wait until its phase is Initialized',
};

/**
 * Without an analysis Flagger promotes the canary at its next look, once its pods are ready
 * (flagger: pkg/controller/scheduler.go, shouldSkipAnalysis).
 */
export function planPromote(planning: FlaggerPlanning): PlanOutcome {
  const { canary, primary } = planning.view;
  const why = whyNot(canary);
  if (why || !primary) {
    return refuse(planning, why ?? NOT_SET_UP);
  }
  return specPlan(
    planning,
    { skipAnalysis: true },
    {
      summary: `${primary.name} is given the version of ${canary.targetRef.name}, without what is left of the analysis, and gets all requests`,
      after: workloadsOf(planning.view).map(({ name }) => ({
        revision: name,
        percent: name === primary.name ? 100 : 0,
      })),
      risks: promotionRisks(planning),
      undo: 'set skipAnalysis back to false; the version before has to be asked for again by the target',
    },
  );
}

/** Where the write would have another effect than a promotion, or none. */
function whyNot(canary: Canary): WhyNot | undefined {
  const { phase } = canary.status;
  if (isSettingUp(canary)) {
    return NOT_SET_UP;
  }
  if (isIdle(canary)) {
    return {
      reason: 'no-canary',
      message: 'the primary runs the version that was promoted last',
      instead:
        'change the pod template of the target: a new version starts then',
    };
  }
  if (isPromoting(canary)) {
    return {
      reason: 'already-promoting',
      message: `it is promoted already: its phase is ${phase}`,
      instead: 'wait until the primary has taken over',
    };
  }
  if (phase === 'Failed') {
    return {
      reason: 'already-rolled-back',
      message:
        'the canary was rolled back, and Flagger does not look at the same version again',
      instead:
        'change the pod template of the target: a new analysis starts then',
    };
  }
  if (canary.suspend) {
    return {
      reason: 'suspended',
      message: 'it is suspended, so that Flagger looks at nothing of it',
      instead: 'resume it first',
    };
  }
  return phase === 'Waiting' || skipsAnalysis(canary)
    ? waitsOtherwise(canary)
    : undefined;
}

function waitsOtherwise(canary: Canary): WhyNot {
  return canary.status.phase === 'Waiting'
    ? {
        reason: 'gate-closed',
        message:
          'its gate confirm-rollout is closed, which skipping the analysis does not open',
        instead: 'open the gate first',
      }
    : {
        reason: 'not-waiting',
        message:
          'its analysis is skipped already: it is promoted as soon as its pods are ready',
        instead: 'find out why they are not ready',
      };
}

function promotionRisks({ service, view }: FlaggerPlanning): PlanRisk[] {
  const canary = service.revisions.find(r => r.name === view.target?.name);
  const primary = service.revisions.find(r => r.name === view.primary?.name);
  return [
    {
      id: 'skip-analysis-stays',
      severity: 'warning',
      detail:
        'skipAnalysis stays set: every later version gets all requests unseen until it is taken back',
    },
    ...(canary && readyReplicas(canary) === 0
      ? [
          {
            id: 'no-ready-replica',
            severity: 'warning' as const,
            detail: `no pod of ${canary.name} is ready: it is promoted only once they are`,
          },
        ]
      : []),
    ...(primary && primary.accelerators.length > 0
      ? [
          {
            id: 'needs-accelerators',
            severity: 'warning' as const,
            detail: `${
              primary.name
            } is updated pod by pod, and each new one asks for ${primary.accelerators
              .map(({ resource }) => resource)
              .join(' and ')} before an old one gives it back`,
          },
        ]
      : []),
  ];
}
