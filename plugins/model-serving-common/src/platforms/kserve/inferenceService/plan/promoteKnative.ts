import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import type { PlanRisk } from '../../../../model/types';
import { refuse } from '../../../../canary/plan/refuse';
import { type InferenceServiceSubject, planPercent } from './knativePlan';
import { refuseFailing } from './refuseFailing';
import {
  capacityRisks,
  componentCanaryRisks,
  wayBackRisks,
} from './knativeRisks';

/** Gives the canary everything by taking the percent away. */
export function promoteKnative(subject: InferenceServiceSubject): PlanOutcome {
  const { predictor, predictorStatus } = subject.object;
  const { latestReady, latestRolledout } = predictorStatus;
  const refusal =
    refuseWithoutCanary(subject) ?? refuseFailing(subject, latestReady);
  if (refusal || latestReady === undefined || latestRolledout === undefined) {
    return refusal ?? refuseUnrolled(subject);
  }
  return planPercent(subject, undefined, {
    risks: [
      ...rolledBackRisk(predictor.canaryTrafficPercent, latestReady),
      ...capacityRisks(subject, { from: latestRolledout, to: latestReady }),
      ...wayBackRisks(latestRolledout),
      ...componentCanaryRisks(subject),
    ],
    undo: `roll back: canaryTrafficPercent 0 makes ${latestRolledout} the stable revision again while Knative keeps it`,
  });
}

function refuseWithoutCanary(
  subject: InferenceServiceSubject,
): PlanOutcome | undefined {
  const { predictor, predictorStatus } = subject.object;
  const { latestCreated, latestReady, latestRolledout } = predictorStatus;
  if (latestRolledout === undefined) {
    return refuseUnrolled(subject);
  }
  if (latestCreated !== latestReady) {
    return refuse(subject, {
      reason: 'canary-not-ready',
      message: `${latestCreated} is not ready, and ${
        latestReady ?? 'nothing'
      } answers in its place: without a percent it takes everything the moment it is`,
      instead:
        'find out why its pods are not ready, or roll back so that it gets nothing',
    });
  }
  return latestReady === latestRolledout
    ? refuse(subject, {
        reason: 'no-canary',
        message: `no canary is in flight: ${latestReady} is both the newest and the stable revision`,
        instead:
          predictor.canaryTrafficPercent === undefined
            ? 'change the model and canaryTrafficPercent in one update to start a canary'
            : 'remove the left-over canaryTrafficPercent together with the next change of the model',
      })
    : undefined;
}

function refuseUnrolled(subject: InferenceServiceSubject): PlanOutcome {
  return refuse(subject, {
    reason: 'no-canary',
    message:
      'no revision has had all the traffic yet, so there is nothing that a canary could replace',
    instead:
      'wait until the first revision is ready, or find out why it is not',
  });
}

function rolledBackRisk(
  percent: number | undefined,
  newest: string,
): PlanRisk[] {
  return percent === 0
    ? [
        {
          id: 'was-rolled-back',
          severity: 'warning',
          detail: `${newest} gets 0 % now: it was rolled back or has never been tried, and gets everything at once`,
        },
      ]
    : [];
}
