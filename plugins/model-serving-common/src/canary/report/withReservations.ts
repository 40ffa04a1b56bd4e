import type { Verdict } from '../../model/verdictTypes';

/** What forbids to act on a verdict as it is. */
export interface Reservations {
  /** what in the policy demanded contradicts itself, so that another one was judged by */
  policyProblems?: readonly string[];
  /** why nothing was seen since a time, so that the verdict is of then */
  trouble?: { since: string; reason: string };
}

/**
 * A verdict with what forbids to act on it. Harm that was seen stays seen when nothing more is; that
 * a canary may be promoted may be wrong by now.
 */
export function withReservations(
  verdict: Verdict,
  { policyProblems = [], trouble }: Reservations,
): Verdict {
  const reasons = [
    ...policyProblems.map(
      problem => `the policy demanded contradicts itself: ${problem}`,
    ),
    ...(trouble
      ? [`nothing was seen since ${trouble.since}: ${trouble.reason}`]
      : []),
  ];
  const isVoid =
    policyProblems.length > 0 ||
    (trouble !== undefined && verdict.decision !== 'rollback');
  return {
    ...verdict,
    decision: isVoid ? 'cannot-tell' : verdict.decision,
    reasons: [...reasons, ...verdict.reasons],
  };
}

/** What removes the reservations, one sentence; undefined where there are none. */
export function howToLift({
  policyProblems = [],
  trouble,
}: Reservations): string | undefined {
  if (policyProblems.length > 0) {
    return 'mend what the annotations modeldeck.io/canary-… of the service, or canaryPolicy of the settings, demand';
  }
  return trouble && 'see to it that the metrics can be read, as said above';
}
