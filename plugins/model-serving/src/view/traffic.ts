import {
  isUnknown,
  known,
  type ModelService,
  type Revision,
  type RevisionRole,
} from '@modeldeck/plugin-model-serving-common';

export type Truth = 'declared' | 'programmed' | 'observed';

export const truths: readonly Truth[] = ['declared', 'programmed', 'observed'];

export interface TrafficSegment {
  revision: string;
  role: RevisionRole;
  percent: number;
  source: string;
}

/** One truth about where the requests go, ready to be drawn. */
export interface TrafficBarView {
  truth: Truth;
  segments: TrafficSegment[];
  unknown: Array<{ revision: string; reason: string }>;
  /** percent that no revision is known to get; it is drawn as unknown, not as empty */
  untold: number;
}

export function trafficBar(
  revisions: readonly Revision[],
  truth: Truth,
): TrafficBarView {
  const segments: TrafficSegment[] = [];
  const untellable: TrafficBarView['unknown'] = [];
  for (const { name: revision, role, traffic } of revisions) {
    const share = traffic[truth];
    if (isUnknown(share)) {
      untellable.push({ revision, reason: share.unknown });
    } else {
      segments.push({ revision, role, ...share });
    }
  }
  const total = segments.reduce((sum, { percent }) => sum + percent, 0);
  return {
    truth,
    segments,
    unknown: untellable,
    untold: untellable.length > 0 ? Math.max(0, 100 - total) : 0,
  };
}

/** What is unknown for the same reason is said once. */
export function unknownShares(
  bar: TrafficBarView,
): Array<{ revisions: string[]; reason: string }> {
  const byReason = new Map<string, string[]>();
  for (const { revision, reason } of bar.unknown) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), revision]);
  }
  return [...byReason].map(([reason, revisions]) => ({ revisions, reason }));
}

export interface TrafficDisagreement {
  revision: string;
  declared: number;
  programmed: number;
}

/** Routers round their weights: less than this is no disagreement. In percent. */
const TOLERANCE = 0.5;

/** Of a service, what tells where its traffic goes, and whether it is on its way there. */
export type TrafficFacts = Pick<
  ModelService,
  'revisions' | 'rollout' | 'health' | 'findings'
>;

/**
 * Revisions whose routing object does not hold what the spec asks for. None while a controller
 * moves the traffic and no rule finds fault with it: the spec then names the end of the way.
 */
export function trafficDisagreements(
  service: TrafficFacts,
): TrafficDisagreement[] {
  return isOnItsWay(service)
    ? []
    : service.revisions.flatMap(({ name: revision, traffic }) => {
        const declared = known(traffic.declared)?.percent;
        const programmed = known(traffic.programmed)?.percent;
        return declared !== undefined &&
          programmed !== undefined &&
          Math.abs(declared - programmed) > TOLERANCE
          ? [{ revision, declared, programmed }]
          : [];
      });
}

function isOnItsWay({ rollout, health, findings }: TrafficFacts): boolean {
  if (!rollout || rollout.aborted) {
    return false;
  }
  const step = known(rollout.step);
  const goesOn = step
    ? step.index < step.count
    : health.status === 'progressing';
  return goesOn && findings.every(({ severity }) => severity === 'info');
}

/** Whether a second version takes, or is to take, part of the requests. */
export function hasCanary(revisions: readonly Revision[]): boolean {
  return revisions.some(({ role }) => role === 'canary');
}
