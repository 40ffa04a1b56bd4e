import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { writeTo } from '../../../canary/plan/writeTo';
import { KNATIVE_SERVICES } from '../../../kubernetes/knativeService';
import type { Shares } from '../../../traffic/namedShares';
import { finishPlan } from '../../../canary/plan/finishPlan';
import { refuse } from '../../../canary/plan/refuse';
import { sharesAfter, sharesText } from '../../../canary/plan/sharesAfter';
import type { KnativeSubject } from './KnativeSubject';
import { refuseUnreachable } from './refuseUnreachable';
import { targetsFor, type TrafficEntry, writtenTargets } from './targetsFor';
import { trafficRisks } from './trafficRisks';

/** What spec.traffic is to come to. */
export interface TrafficGoal {
  /** whole percents by revision, together 100 */
  shares: Shares;
  /** the revision whose entry follows the latest one instead of naming it */
  following?: string;
}

/** A plan that writes these shares, unless Knative would not program them. */
export function planTraffic(
  subject: KnativeSubject,
  goal: TrafficGoal,
): PlanOutcome {
  const { object, service } = subject;
  const before = writtenTargets(object);
  const after = targetsFor(object, goal);
  const refusal =
    refuseNoChange(subject, before, after) ?? refuseUnreachable(subject, after);
  if (refusal) {
    return refusal;
  }
  return finishPlan(subject, {
    summary: sharesText(goal.shares),
    writes: [
      writeTo(KNATIVE_SERVICES, object, {
        type: 'merge',
        patch: { spec: { traffic: after } },
        summary: `set spec.traffic: ${textOf(after)}`,
      }),
    ],
    after: sharesAfter(service, goal.shares),
    risks: trafficRisks(subject, goal, after),
    undo:
      before.length === 0
        ? 'remove spec.traffic: the latest revision then gets everything'
        : `set spec.traffic as it was: ${textOf(before)}`,
  });
}

function refuseNoChange(
  subject: KnativeSubject,
  before: readonly TrafficEntry[],
  after: readonly TrafficEntry[],
): PlanOutcome | undefined {
  return textOf([...before]) === textOf([...after])
    ? refuse(subject, {
        reason: 'nothing-to-change',
        message: `spec.traffic says so already: ${textOf(after)}`,
        instead:
          'where requests go elsewhere, see why Knative has not programmed it',
      })
    : undefined;
}

function textOf(entries: readonly TrafficEntry[]): string {
  return entries
    .map(({ revisionName = 'latest', percent, tag }) =>
      [revisionName, `${percent} %`, tag && `(tag ${tag})`]
        .filter(Boolean)
        .join(' '),
    )
    .sort()
    .join(', ');
}
