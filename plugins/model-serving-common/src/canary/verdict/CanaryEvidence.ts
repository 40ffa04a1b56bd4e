import type { CanaryPolicy } from '../policy/CanaryPolicy';
import {
  type CountEvidence,
  countHypotheses,
  newCountEvidence,
  observeCountEvidence,
} from './CountEvidence';
import type { EvidenceTest } from './EvidenceTest';
import {
  type LatencyEvidence,
  NO_LATENCY,
  observeLatencyEvidence,
} from './LatencyEvidence';
import { type MeanEvidence, NO_MEANS, observeMeans } from './MeanEvidence';
import type { Observation } from './Observation';
import { newShareTest, observeShare } from './trafficShare';

/** Metrics of things that go wrong or do not, by their field of an observation. */
const COUNTED = ['errors', 'clientErrors', 'restarts'] as const;
/** Metrics of how long something takes. */
const TIMED = ['latency', 'timeToFirstToken', 'interTokenLatency'] as const;

export type CountedMetric = (typeof COUNTED)[number];
export type TimedMetric = (typeof TIMED)[number];

/**
 * All that was learnt of a canary. Plain data of a bounded size, whatever the time: kept in a
 * database, it goes on after a restart where it was.
 */
export interface CanaryEvidence {
  /** epoch milliseconds; from the first observation that is weighed or not */
  readonly from: number;
  /** until when it has been observed; what is older is not weighed twice */
  readonly to: number;
  readonly counted: Readonly<Partial<Record<CountedMetric, CountEvidence>>>;
  readonly timed: Readonly<Partial<Record<TimedMetric, LatencyEvidence>>>;
  /** of latency, from sources without a histogram */
  readonly means?: MeanEvidence;
  readonly share: EvidenceTest;
  readonly requests: { readonly canary: number; readonly stable: number };
}

/** @param from - when the canary began to get requests, epoch milliseconds */
export function newCanaryEvidence(from: number): CanaryEvidence {
  return {
    from,
    to: from,
    counted: {},
    timed: {},
    share: newShareTest(),
    requests: { canary: 0, stable: 0 },
  };
}

/**
 * With what was seen since. Observations that overlap what was weighed already are left out, so
 * that reading the same minutes twice adds nothing. Latencies of the burn-in count as seen only.
 */
export function observeCanary(
  evidence: CanaryEvidence,
  observations: readonly Observation[],
  policy: CanaryPolicy,
): CanaryEvidence {
  const weigh = weigher(policy);
  const warm = evidence.from + policy.burnInSeconds * 1000;
  let seen = evidence;
  for (const observation of observations) {
    if (observation.from < seen.to || observation.to <= observation.from) {
      continue;
    }
    const isWarm = observation.from >= warm;
    seen = { ...weigh(seen, observation, isWarm), to: observation.to };
  }
  return seen;
}

function weigher(policy: CanaryPolicy) {
  const ratios = {
    toleratedRatio: policy.toleratedRatio,
    unacceptableRatio: policy.unacceptableRatio,
  };
  const errors = countHypotheses({ budget: policy.errorBudget, ...ratios });
  const { quantile = 0.99, seconds: objectiveSeconds } =
    policy.latencyObjective ?? {};
  const slow = countHypotheses({ budget: 1 - quantile, ...ratios });

  return (
    before: CanaryEvidence,
    seen: Observation,
    isWarm: boolean,
  ): CanaryEvidence => {
    const seconds = (seen.to - seen.from) / 1000;
    const counted = { ...before.counted };
    for (const metric of COUNTED) {
      const counts = seen[metric];
      if (counts) {
        counted[metric] = observeCountEvidence(
          counted[metric] ?? newCountEvidence(errors),
          errors,
          counts,
          seconds,
        );
      }
    }
    const timed = { ...before.timed };
    for (const metric of TIMED) {
      const histograms = seen[metric];
      if (histograms && isWarm) {
        timed[metric] = observeLatencyEvidence(
          timed[metric] ?? NO_LATENCY,
          // An objective is for whole answers, not for their tokens.
          {
            counts: slow,
            ...(metric === 'latency' && { objectiveSeconds }),
          },
          histograms,
          seconds,
        );
      }
    }
    const { latencyMeans } = seen;
    return {
      ...before,
      counted,
      timed,
      ...(latencyMeans &&
        isWarm && {
          means: observeMeans(before.means ?? NO_MEANS, latencyMeans),
        }),
      ...observeTraffic(before, seen),
    };
  };
}

/** The requests of whichever source tells them, errors before latencies. */
function observeTraffic(
  before: CanaryEvidence,
  { errors, latency, latencyMeans, declaredShare }: Observation,
): Pick<CanaryEvidence, 'share' | 'requests'> {
  const pair = errors ?? latency ?? latencyMeans;
  if (!pair) {
    return before;
  }
  const canary = pair.canary.requests;
  const stable = pair.stable.requests;
  return {
    share:
      declaredShare === undefined
        ? before.share
        : observeShare(before.share, {
            canary,
            stable,
            declared: declaredShare,
          }),
    requests: {
      canary: before.requests.canary + canary,
      stable: before.requests.stable + stable,
    },
  };
}
