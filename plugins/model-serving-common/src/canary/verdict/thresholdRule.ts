import type {
  CanaryMetric,
  MetricEvidence,
  ThresholdCheck,
} from '../../model/verdictTypes';
import type { Decided, Grounds } from './Grounds';
import { whyCannotTell, whyTooEarly } from './whyOpen';

/** So many times its budget at once, and nobody waits for the end. */
const AT_ONCE = 3;

/**
 * The limits that scripts hold a canary against: an error rate, a quantile of the latency, a
 * multiple of stable's error rate, and enough requests. Unlike those scripts it looks at the
 * canary alone, since in a pool with stable a canary of 1 % may fail altogether unseen; and what
 * nobody has seen passes no check.
 *
 * Limits know nothing of chance: a verdict by them is as good as they fit. It is for those who
 * have to keep to limits.
 */
export function decideByThreshold(grounds: Grounds): Decided {
  const { observedSeconds, policy } = grounds;
  const limits = limitsHeld(grounds);
  const checks = limits.map(({ state, detail }) => ({ state, detail }));
  const blatant = failsAtOnce(grounds);
  if (blatant) {
    return { decision: 'rollback', reasons: [blatant], checks };
  }
  const detailsOf = (state: ThresholdCheck['state']) =>
    checks.filter(each => each.state === state).map(({ detail }) => detail);
  const failed = detailsOf('failed');
  // A limit that is not kept is not kept, whatever else nobody has seen.
  if (failed.length > 0 && isTimeUp(grounds)) {
    return { decision: 'rollback', reasons: failed, checks };
  }
  const blind = whyCannotTell(grounds);
  if (blind.length > 0) {
    return { decision: 'cannot-tell', reasons: blind, checks };
  }
  const early = [...whyTooEarly(grounds), ...unseen(limits, policy)];
  if (early.length > 0) {
    const reasons =
      observedSeconds < policy.maximumSeconds
        ? early
        : [
            `${policy.maximumSeconds} s have not decided it: a person is to`,
            ...early,
          ];
    return { decision: 'keep-watching', reasons, checks };
  }
  return { decision: 'promote', reasons: detailsOf('passed'), checks };
}

function isTimeUp({ observedSeconds, requests, policy }: Grounds): boolean {
  return (
    observedSeconds >= policy.minimumSeconds &&
    requests.canary >= policy.minimumRequests
  );
}

/** A limit, and the metric that it is for. */
interface Limit extends ThresholdCheck {
  metric?: CanaryMetric;
}

/** What nobody has seen is within no limit. */
function unseen(
  limits: readonly Limit[],
  { required }: Grounds['policy'],
): string[] {
  return limits
    .filter(
      ({ state, metric }) =>
        state === 'open' && metric !== undefined && required.includes(metric),
    )
    .map(({ detail }) => detail);
}

function limitsHeld(grounds: Grounds): Limit[] {
  return [
    requestCheck(grounds),
    ...errorChecks(grounds),
    ...latencyCheck(grounds),
  ];
}

function requestCheck({ requests, policy }: Grounds): Limit {
  return {
    state: requests.canary >= policy.minimumRequests ? 'passed' : 'open',
    detail: `the canary got ${requests.canary} requests (limit: at least ${policy.minimumRequests})`,
  };
}

function errorChecks(grounds: Grounds): Limit[] {
  const { errorBudget, unacceptableRatio } = grounds.policy;
  const errors = metricOf('errors', grounds);
  const limit = `limit: ${percent(errorBudget)}`;
  const rate = errors && shareOfBad(errors.canary);
  if (!errors || rate === undefined) {
    return [unseenLimit('errors', `error rate: nothing was seen (${limit})`)];
  }
  const stable = shareOfBad(errors.stable) ?? 0;
  const checks: Limit[] = [
    check(
      rate < errorBudget,
      `error rate of the canary ${percent(rate)} (${limit})`,
    ),
  ];
  // Twice nothing is nothing: where stable has no error yet, only the budget says anything.
  if (stable > 0) {
    checks.push(
      check(
        rate <= unacceptableRatio * stable,
        `error rate of the canary ${percent(rate)}, of stable ${percent(
          stable,
        )} (limit: ${unacceptableRatio} times as much)`,
      ),
    );
  }
  return checks;
}

function latencyCheck(grounds: Grounds): Limit[] {
  const { latencyObjective } = grounds.policy;
  if (!latencyObjective) {
    return [];
  }
  const { quantile, seconds } = latencyObjective;
  const latency = metricOf('latency', grounds);
  const allowed = 1 - quantile;
  const limit = `limit: ${percent(allowed)} over ${seconds} s`;
  const slow = latency && shareOfBad(latency.canary);
  if (!latency || slow === undefined || latency.insufficient !== undefined) {
    const why = latency?.insufficient ?? 'nothing was seen';
    return [unseenLimit('latency', `latency: ${why} (${limit})`)];
  }
  return [
    check(
      slow <= allowed,
      `${percent(slow)} of the canary's answers took longer than ${
        latency.bound ?? seconds
      } s (${limit})`,
    ),
  ];
}

/** With fewer requests than the minimum one failed request would be a rate of 100 %. */
function failsAtOnce(grounds: Grounds): string | undefined {
  const { errorBudget, minimumRequests } = grounds.policy;
  const errors = metricOf('errors', grounds);
  if (!errors) {
    return undefined;
  }
  const { bad = 0, requests } = errors.canary;
  const isBlatant =
    bad > AT_ONCE * errorBudget * Math.max(1, requests, minimumRequests);
  return isBlatant
    ? `${bad} of ${requests} requests failed on the canary: more than ${AT_ONCE} times the limit of ${percent(
        errorBudget,
      )}`
    : undefined;
}

function metricOf(
  name: CanaryMetric,
  { metrics }: Grounds,
): MetricEvidence | undefined {
  return metrics.find(({ metric }) => metric === name);
}

function unseenLimit(metric: CanaryMetric, detail: string): Limit {
  return { state: 'open', metric, detail };
}

function check(isPassed: boolean, detail: string): Limit {
  return { state: isPassed ? 'passed' : 'failed', detail };
}

/** undefined where nobody has counted what was bad: that is not nothing. */
function shareOfBad({
  bad,
  requests,
}: MetricEvidence['canary']): number | undefined {
  return requests > 0 && bad !== undefined ? bad / requests : undefined;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
