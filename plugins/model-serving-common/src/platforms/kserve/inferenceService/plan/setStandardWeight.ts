import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { HTTP_ROUTES } from '../../../../kubernetes/httpRoute';
import type { PlanRisk } from '../../../../model/types';
import { sumShares } from '../../../../traffic/namedShares';
import { finishPlan } from '../../../../canary/plan/finishPlan';
import { refuse } from '../../../../canary/plan/refuse';
import { sharesAfter, sharesText } from '../../../../canary/plan/sharesAfter';
import { refuseFractions } from '../../plan/refuseFractions';
import type { CanarySpec } from '../inferenceService';
import type { InferenceServiceSubject } from './knativePlan';
import {
  canaryRevision,
  isCanaryReady,
  type JsonOperation,
  runsNoPods,
  stableRevision,
  standardWrite,
  testCanaries,
} from './standardPlan';

type Weights = Readonly<Record<string, number>>;

/** Writes the percents of `spec.canary`; the predictor of the spec has the rest. */
export function setStandardWeight(
  subject: InferenceServiceSubject,
  weights: Weights,
): PlanOutcome {
  const { object, service } = subject;
  const changed = object.canaries.flatMap((canary, index) => {
    const percent = weights[canaryRevision(object, canary)] ?? 0;
    return percent === canary.trafficPercent
      ? []
      : [{ canary, index, percent }];
  });
  const refusal =
    refuseFractions(subject, weights) ??
    refuseUnchanged(subject, changed.length) ??
    refuseNotReady(subject, weights) ??
    refuseUnrouted(subject);
  if (refusal) {
    return refusal;
  }
  const shares = sumShares([
    [stableRevision(object), weights[stableRevision(object)] ?? 0],
    ...object.canaries.map(canary => {
      const name = canaryRevision(object, canary);
      return [name, weights[name] ?? 0] as const;
    }),
  ]);
  const operations = changed.map(
    ({ index, percent }): JsonOperation => ({
      op: 'add',
      path: `/spec/canary/${index}/trafficPercent`,
      value: percent,
    }),
  );
  const before = changed
    .map(
      ({ canary: { predictor, trafficPercent } }) =>
        `${predictor.name} ${trafficPercent ?? 'without a percent'}`,
    )
    .join(', ');
  return finishPlan(subject, {
    summary: sharesText(shares),
    writes: [
      standardWrite(
        object,
        [...testCanaries(object), ...operations],
        `set trafficPercent of ${changed
          .map(
            ({ canary, percent }) => `${canary.predictor.name} to ${percent}`,
          )
          .join(', ')} in spec.canary`,
      ),
    ],
    after: sharesAfter(service, shares),
    risks: weightRisks(subject, weights),
    undo: `set trafficPercent back to what it was (${before})`,
  });
}

function refuseUnchanged(
  subject: InferenceServiceSubject,
  changes: number,
): PlanOutcome | undefined {
  return changes > 0
    ? undefined
    : refuse(subject, {
        reason: 'nothing-to-change',
        message: 'spec.canary asks for these shares already',
        instead: 'ask for other shares',
      });
}

/** KServe leaves a canary out of the route until it is ready. */
function refuseNotReady(
  subject: InferenceServiceSubject,
  weights: Weights,
): PlanOutcome | undefined {
  const { object } = subject;
  const waiting = object.canaries.find(
    canary =>
      (weights[canaryRevision(object, canary)] ?? 0) > 0 &&
      !isCanaryReady(object, canary) &&
      !runsNoPods(canary),
  );
  return (
    waiting &&
    refuse(subject, {
      reason: 'canary-not-ready',
      message: `${canaryRevision(
        object,
        waiting,
      )} is not ready, and KServe leaves it out of the route until it is: its share would stay with the stable predictor`,
      instead: 'find out why its pods are not ready, or roll back',
    })
  );
}

/** v0.20.0 runs canaries without ever routing to them, and no release does by anything else. */
function refuseUnrouted(
  subject: InferenceServiceSubject,
): PlanOutcome | undefined {
  const { object, context } = subject;
  const { name } = object.metadata;
  const unread = context.objects.cannotTell(HTTP_ROUTES);
  if (unread !== undefined) {
    return refuse(subject, {
      reason: 'route-unread',
      message: `whether KServe routes to canaries here cannot be told: ${unread}`,
      instead: 'get the right to list httproutes.gateway.networking.k8s.io',
    });
  }
  const route = context.objects.find(HTTP_ROUTES, name);
  if (!route) {
    return refuse(subject, {
      reason: 'no-route',
      message: `there is no HTTPRoute ${name}, and KServe splits traffic by nothing else`,
      instead: 'let KServe use the Gateway API (enableGatewayApi)',
    });
  }
  const routed = new Set(
    route.rules.flatMap(rule => rule.backendRefs.map(ref => ref.name)),
  );
  const left = object.canaries.find(
    canary =>
      isCanaryReady(object, canary) &&
      !routed.has(canaryRevision(object, canary)),
  );
  return (
    left &&
    refuse(subject, {
      reason: 'canary-unrouted',
      message: `${canaryRevision(
        object,
        left,
      )} is ready and yet HTTPRoute ${name} does not lead to it: this KServe release gives canaries no traffic, whatever their percent`,
      instead:
        'use a KServe release after v0.20.0; until then try the canary by its own Service',
    })
  );
}

function weightRisks(
  { object }: InferenceServiceSubject,
  weights: Weights,
): PlanRisk[] {
  const started = (canary: CanarySpec) =>
    runsNoPods(canary) && (weights[canaryRevision(object, canary)] ?? 0) > 0;
  const risks: PlanRisk[] = [
    {
      id: 'cluster-calls-stable',
      severity: 'info',
      detail: `callers inside the cluster that use the Service ${stableRevision(
        object,
      )} reach the stable predictor only`,
    },
  ];
  if (object.canaries.some(started)) {
    risks.unshift({
      id: 'cold-start',
      severity: 'warning',
      detail:
        'a canary at 0 % without minReplicas runs no pods: until the first is ready its share stays with the stable predictor, and whether this KServe release routes to canaries shows only then',
    });
  }
  if (object.components.some(({ kind }) => kind === 'transformer')) {
    risks.unshift({
      id: 'canary-bypasses-transformer',
      severity: 'warning',
      detail:
        'requests for the canary do not pass the transformer, so it answers to other input than the stable predictor',
    });
  }
  return risks;
}
