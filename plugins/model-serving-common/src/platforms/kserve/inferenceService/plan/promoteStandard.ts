import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { isUnknown } from '../../../../model/known';
import type { PlanRisk } from '../../../../model/types';
import { sumShares } from '../../../../traffic/namedShares';
import { finishPlan } from '../../../../canary/plan/finishPlan';
import { refuse } from '../../../../canary/plan/refuse';
import { sharesAfter } from '../../../../canary/plan/sharesAfter';
import type { CanarySpec } from '../inferenceService';
import type { InferenceServiceSubject } from './knativePlan';
import { revisionNamed } from './knativeRisks';
import {
  canaryRevision,
  isCanaryReady,
  type JsonOperation,
  stableRevision,
  standardWrite,
  testCanaries,
} from './standardPlan';

const NO_CANARY = {
  reason: 'no-canary',
  message: 'it has no canary',
  instead: 'add the new model to spec.canary',
};

/**
 * Makes the canary the predictor by taking over its name with its model: its Deployment then stays
 * as it is, and the one of the old predictor goes.
 */
export function promoteStandard(subject: InferenceServiceSubject): PlanOutcome {
  const { object, service } = subject;
  const [canary] = object.canaries;
  const refusal = canary ? refusePromotion(subject, canary) : undefined;
  if (!canary || refusal) {
    return refusal ?? refuse(subject, NO_CANARY);
  }
  const promoted = canaryRevision(object, canary);
  const stable = stableRevision(object);
  const { name } = canary.predictor;
  const copies = ['/name', ...canary.overrides].map(
    (path): JsonOperation => ({
      op: 'copy',
      from: `/spec/canary/0/predictor${path}`,
      path: `/spec/predictor${path}`,
    }),
  );
  return finishPlan(subject, {
    summary: `${promoted} becomes the predictor and gets 100 %, ${stable} is deleted`,
    writes: [
      standardWrite(
        object,
        [
          ...testCanaries(object),
          ...copies,
          { op: 'remove', path: '/spec/canary' },
        ],
        `let spec.predictor be canary "${name}", and remove spec.canary`,
      ),
    ],
    after: sharesAfter(service, sumShares([[promoted, 100]])),
    risks: promotionRisks(subject, promoted, stable),
    undo: 'set the old predictor.name and storageUri again: its pods have to start anew',
  });
}

function refusePromotion(
  subject: InferenceServiceSubject,
  canary: CanarySpec,
): PlanOutcome | undefined {
  const { object } = subject;
  const name = canaryRevision(object, canary);
  if (object.canaries.length > 1) {
    return refuse(subject, {
      reason: 'several-canaries',
      message: `it has ${object.canaries.length} canaries, and only one can become the predictor`,
      instead: 'take the others out of spec.canary first',
    });
  }
  if (!isCanaryReady(object, canary)) {
    return refuse(subject, {
      reason: 'canary-not-ready',
      message: `${name} is not ready, and the route would lead to nothing else`,
      instead: 'find out why its pods are not ready, or roll back',
    });
  }
  if (!object.predictor.hasModel || !canary.predictor.hasModel) {
    return refuse(subject, {
      reason: 'predictor-without-model',
      message:
        'KServe knows canaries only of predictors with spec.predictor.model',
      instead: 'change the predictor itself: it is rolled out as a whole',
    });
  }
  return canary.predictor.storageUri === undefined ||
    canary.predictor.storageUri === object.predictor.storageUri
    ? refuse(subject, {
        reason: 'same-model',
        message: `${name} has the storageUri of the stable predictor, and KServe refuses a new predictor.name without a new one`,
        instead:
          'make the change that the canary tries in spec.predictor, and remove spec.canary',
      })
    : undefined;
}

function promotionRisks(
  subject: InferenceServiceSubject,
  promoted: string,
  stable: string,
): PlanRisk[] {
  const programmed = revisionNamed(subject, promoted)?.traffic.programmed;
  const isTried =
    programmed !== undefined &&
    !isUnknown(programmed) &&
    programmed.percent > 0;
  const [now, then] = [stable, promoted].map(
    name => revisionNamed(subject, name)?.pods.filter(pod => pod.ready).length,
  );
  const risks: PlanRisk[] = [
    {
      id: 'no-way-back',
      severity: 'warning',
      detail: `the Deployment ${stable} is deleted: going back starts its pods anew`,
    },
    {
      id: 'service-name-changes',
      severity: 'warning',
      detail: `the Service ${stable} is deleted with it: callers inside the cluster that use its name fail until they use ${promoted}`,
    },
  ];
  if (now !== undefined && then !== undefined && then < now) {
    risks.unshift({
      id: 'fewer-replicas',
      severity: 'warning',
      detail: `${promoted} has ${then} ready pods where ${stable} has ${now}: requests may wait until it is scaled`,
    });
  }
  if (!isTried) {
    risks.unshift({
      id: 'untried',
      severity: 'warning',
      detail: `no route is known to lead to ${promoted}: it gets everything without having been tried`,
    });
  }
  return risks;
}
