import type { Grounds } from './Grounds';

/** Why no rule could tell: too much is not seen, or what is seen cannot be compared. */
export function whyCannotTell(grounds: Grounds): string[] {
  const { mismatched, lacking, missing, requests, elapsedSeconds, policy } =
    grounds;
  if (elapsedSeconds <= policy.burnInSeconds) {
    return [];
  }
  const reasons = lacking
    .filter(metric => missing[metric] !== undefined)
    .map(metric => `${metric}: ${missing[metric]}`);
  for (const { metric, insufficient } of grounds.metrics) {
    if (insufficient !== undefined && policy.required.includes(metric)) {
      reasons.push(`${metric}: ${insufficient}`);
    }
  }
  if (requests.canary === 0) {
    reasons.push(
      requests.stable === 0
        ? 'neither side got any request'
        : `the canary got no request while stable got ${requests.stable}`,
    );
  }
  if (mismatched) {
    reasons.push(
      `the canary got ${requests.canary} of ${
        requests.canary + requests.stable
      } requests, which is not the share it was to get: the sides are not comparable`,
    );
  }
  return reasons;
}

/** Why it is too early to promote, whatever was seen so far. */
export function whyTooEarly({
  awaited,
  lacking,
  observedSeconds,
  partial,
  policy,
  requests,
}: Grounds): string[] {
  const reasons = partial === undefined ? [] : [`not all was read: ${partial}`];
  const unseen = lacking.map(
    metric => `${metric}: ${awaited[metric] ?? 'nothing was seen yet'}`,
  );
  reasons.push(...unseen);
  if (observedSeconds < policy.minimumSeconds) {
    reasons.push(
      `it is watched for at least ${
        policy.minimumSeconds
      } s, and was for ${Math.floor(observedSeconds)} s`,
    );
  }
  if (requests.canary < policy.minimumRequests) {
    reasons.push(
      `it is to get at least ${policy.minimumRequests} requests, and got ${requests.canary}`,
    );
  }
  return reasons;
}
