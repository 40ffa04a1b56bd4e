import { type Known, unknown } from '../../model/known';
import type { CanaryForecast, Verdict } from '../../model/verdictTypes';
import type { CanaryPolicy } from '../policy/CanaryPolicy';

/**
 * How many more requests to the canary would do if none of them went wrong, and when they will
 * be there if they keep coming as they did.
 *
 * @param now - epoch milliseconds
 */
export function canaryForecast(
  verdict: Verdict,
  policy: CanaryPolicy,
  now: number,
): CanaryForecast {
  const { share, observedSeconds } = verdict;
  const { requests, beyond } = requestsNeeded(verdict, policy);
  const rate =
    observedSeconds > 0
      ? share.canary / observedSeconds
      : unknown('nothing was seen yet');
  return {
    requests,
    beyond,
    requestsPerSecond: rate,
    at: whenEnough({
      requests,
      rate,
      secondsLeft: policy.minimumSeconds - observedSeconds,
      now,
    }),
  };
}

function requestsNeeded(
  { metrics, share }: Verdict,
  { rule, required, minimumRequests }: CanaryPolicy,
): Pick<CanaryForecast, 'requests' | 'beyond'> {
  const counted = Math.max(0, minimumRequests - share.canary);
  if (rule === 'threshold') {
    return { requests: counted, beyond: [] };
  }
  const judged = metrics.filter(({ metric }) => required.includes(metric));
  const unseen = required.find(
    name => !judged.some(({ metric }) => metric === name),
  );
  if (unseen !== undefined) {
    const reason = unknown(`${unseen}: nothing was seen of it`);
    return { requests: reason, beyond: [] };
  }
  const needed = judged.map(({ requestsNeeded: each }) => each);
  return {
    requests: Math.ceil(
      Math.max(counted, ...needed.filter(each => typeof each === 'number')),
    ),
    beyond: judged.flatMap(({ metric, requestsNeeded: each }) =>
      typeof each === 'number' ? [] : [{ metric, reason: each.unknown }],
    ),
  };
}

/** Nobody plans by what is further away. */
const LONGEST_SECONDS = 365 * 86_400;

function whenEnough(given: {
  requests: Known<number>;
  rate: Known<number>;
  secondsLeft: number;
  now: number;
}): Known<string> {
  const { requests, rate, secondsLeft, now } = given;
  if (typeof requests !== 'number') {
    return requests;
  }
  if (typeof rate !== 'number') {
    return rate;
  }
  if (requests > 0 && rate === 0) {
    return unknown('the canary gets no requests');
  }
  const seconds = Math.max(0, secondsLeft, requests > 0 ? requests / rate : 0);
  return seconds > LONGEST_SECONDS
    ? unknown('at this rate not within a year')
    : new Date(now + seconds * 1000).toISOString();
}
