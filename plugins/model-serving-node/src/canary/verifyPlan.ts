import {
  compareTraffic,
  type ModelService,
  type Plan,
  type PredictedShare,
  type TrafficComparison,
} from '@modeldeck/plugin-model-serving-common';
import { readService, type ReadServiceOptions } from '../fleet/readService';
import { Backoff } from '../watch/Backoff';
import type { Timing } from '../watch/Timing';

/** @public */
export interface VerifyPlanOptions extends ReadServiceOptions {
  plan: Plan;
  /** the service as the plan was made for it */
  before: ModelService;
  timeoutMs: number;
  timing: Timing;
}

/**
 * What came of a plan that was written. `service` is as last read; `now` its programmed traffic,
 * revision by revision as predicted.
 *
 * @public
 */
export type PlanVerification =
  | { state: 'reached'; service: ModelService; now: PredictedShare[] }
  /** of some revision nobody can tell what is programmed */
  | {
      state: 'cannot-verify';
      reason: string;
      service: ModelService;
      now: PredictedShare[];
    }
  /** the service has failed since */
  | {
      state: 'failed';
      reason: string;
      service: ModelService;
      now: PredictedShare[];
    }
  | { state: 'gone'; reason: string }
  | {
      state: 'timed-out';
      reason: string;
      service?: ModelService;
      now: PredictedShare[];
    };

/**
 * Reads the service again and again until its programmed traffic is what the plan predicted.
 * A cluster that does not answer for a while is asked on until the time is over.
 *
 * @public
 */
export async function verifyPlan(
  options: VerifyPlanOptions,
): Promise<PlanVerification> {
  const { timing, timeoutMs, signal } = options;
  const until = timing.now() + timeoutMs;
  const backoff = new Backoff({ firstMs: 500, longestMs: 4_000 }, timing);
  let told: Waiting | undefined;
  for (;;) {
    const seen = await look({
      ...options,
      signal: boundedBy(until - timing.now(), signal),
    });
    if (seen.state !== 'waiting') {
      return seen;
    }
    // What was last seen tells more than that nothing is seen now.
    told = seen.service ? seen : told;
    const left = until - timing.now();
    if (left <= 0 || signal?.aborted) {
      const { reason, service, now } = told ?? seen;
      return { state: 'timed-out', reason, service, now };
    }
    await timing.sleep(Math.min(backoff.nextMs(), left), signal);
  }
}

/** Even of little time there is enough for one look. */
const SHORTEST_LOOK_MS = 500;

/** A cluster that has stopped answering must not keep its user longer than asked. */
function boundedBy(ms: number, signal: AbortSignal | undefined): AbortSignal {
  const over = AbortSignal.timeout(Math.ceil(Math.max(ms, SHORTEST_LOOK_MS)));
  return signal ? AbortSignal.any([over, signal]) : over;
}

interface Waiting {
  state: 'waiting';
  reason: string;
  service?: ModelService;
  now: PredictedShare[];
}

type Look = PlanVerification | Waiting;

async function look(options: VerifyPlanOptions): Promise<Look> {
  const { plan, before } = options;
  const { clusters, items } = await readService({
    ...options,
    name: before.name,
    kind: undefined,
  });
  const service = items.find(({ id }) => id === plan.service);
  if (service) {
    return judge(service, compareTraffic(plan, service), options);
  }
  const [cluster] = clusters;
  const unread = cluster?.gaps.some(({ state }) => state !== 'absent');
  return cluster?.reachable && !unread
    ? { state: 'gone', reason: `${before.kind} "${before.name}" is gone` }
    : {
        state: 'waiting',
        reason: cluster?.error ?? 'the service could not be read',
        now: [],
      };
}

function judge(
  service: ModelService,
  { now, differing, unverifiable }: TrafficComparison,
  { before }: VerifyPlanOptions,
): Look {
  const { status, message, reason } = service.health;
  if (differing.length > 0) {
    const hasFailed = status === 'failed' && before.health.status !== 'failed';
    return hasFailed
      ? { state: 'failed', reason: message || reason, service, now }
      : { state: 'waiting', reason: differing.join(', '), service, now };
  }
  return unverifiable.length > 0
    ? { state: 'cannot-verify', reason: unverifiable.join('; '), service, now }
    : { state: 'reached', service, now };
}
