import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { refuse } from '../../../../canary/plan/refuse';
import { refuseFractions } from '../../plan/refuseFractions';
import { type InferenceServiceSubject, planPercent } from './knativePlan';
import { refuseFailing } from './refuseFailing';
import { keptAcceleratorRisks, leftoverRisk } from './knativeRisks';

/** Splits between the newest revision and the one rolled out last; KServe knows no other split. */
export function setKnativeWeight(
  subject: InferenceServiceSubject,
  weights: Readonly<Record<string, number>>,
): PlanOutcome {
  const { predictor, predictorStatus: status } = subject.object;
  const { latestReady, latestRolledout } = status;
  const refusal =
    refuseFractions(subject, weights) ??
    refuseWithoutCanary(subject) ??
    refuseOthers(subject, weights);
  if (refusal || latestReady === undefined || latestRolledout === undefined) {
    return refusal ?? noCanary(subject);
  }
  const percent = weights[latestReady] ?? 0;
  const before = predictor.canaryTrafficPercent;
  const failing =
    percent > (before ?? 0) ? refuseFailing(subject, latestReady) : undefined;
  if (failing) {
    return failing;
  }
  if (percent === before) {
    return refuse(subject, {
      reason: 'nothing-to-change',
      message: `canaryTrafficPercent is ${percent} already`,
      instead: 'ask for another share',
    });
  }
  return planPercent(subject, percent, {
    risks: [
      ...(percent === 0
        ? [leftoverRisk(), ...keptAcceleratorRisks(subject, latestReady)]
        : []),
      ...(percent === 100
        ? [
            {
              id: 'field-left-behind',
              severity: 'warning' as const,
              detail:
                'this promotes and leaves canaryTrafficPercent 100 behind: the next model gets everything at once; promote removes the field instead',
            },
          ]
        : []),
    ],
    undo:
      before === undefined
        ? 'remove canaryTrafficPercent again'
        : `set canaryTrafficPercent to ${before} again`,
  });
}

/** Until the newest revision is ready, its share is the stable one's in all but name. */
function refuseWithoutCanary(
  subject: InferenceServiceSubject,
): PlanOutcome | undefined {
  const { latestCreated, latestReady, latestRolledout, previousRolledout } =
    subject.object.predictorStatus;
  if (latestCreated !== latestReady) {
    return refuse(subject, {
      reason: 'canary-not-ready',
      message: `${latestCreated} is not ready: its share would go to ${
        latestReady ?? 'nothing'
      } until it is, and to it from then on`,
      instead: 'find out why its pods are not ready, or roll back',
    });
  }
  if (latestReady !== latestRolledout) {
    return undefined;
  }
  return previousRolledout !== undefined && previousRolledout !== latestReady
    ? refuse(subject, {
        reason: 'would-undo-promotion',
        message: `${latestReady} has been promoted: a percent alone would make ${previousRolledout} the stable revision again`,
        instead:
          'roll back if that is what you want; for a canary, change the model and canaryTrafficPercent in one update',
      })
    : noCanary(subject);
}

function noCanary(subject: InferenceServiceSubject): PlanOutcome {
  return refuse(subject, {
    reason: 'no-canary',
    message: 'no canary is in flight, so there is nothing to split',
    instead:
      'change the model and canaryTrafficPercent in one update to start a canary',
  });
}

function refuseOthers(
  subject: InferenceServiceSubject,
  weights: Readonly<Record<string, number>>,
): PlanOutcome | undefined {
  const { latestReady, latestRolledout } = subject.object.predictorStatus;
  const other = Object.entries(weights).find(
    ([name, weight]) =>
      weight > 0 && name !== latestReady && name !== latestRolledout,
  );
  return (
    other &&
    refuse(subject, {
      reason: 'only-newest-and-stable',
      message: `KServe splits between ${latestReady} and ${latestRolledout} only, so ${other[0]} can get nothing`,
      instead: `give shares to ${latestReady} and ${latestRolledout}`,
    })
  );
}
