import type { Histogram } from '../latency';
import type { Observation } from '../Observation';
import { binomial, logNormal, poisson, seededRandom } from './random';

/** What a canary is like, and how much of it is seen. */
export interface CanaryStream {
  /** requests a second to both sides together */
  rate: number;
  /** share that the canary gets */
  weight: number;
  /** share that it was to get; the same unless said otherwise */
  declaredShare?: number;
  stableErrors: number;
  canaryErrors: number;
  /** how much longer the canary takes */
  slowness?: number;
  seconds: number;
}

const STEP_SECONDS = 15;
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Observations of every quarter of a minute, the same for the same seed. */
export function observationsOf(
  stream: CanaryStream,
  seed: number,
): Observation[] {
  const random = seededRandom(seed);
  const { slowness = 1, declaredShare = stream.weight } = stream;
  return Array.from(
    { length: Math.floor(stream.seconds / STEP_SECONDS) },
    (_, index) => {
      const load =
        stream.rate * STEP_SECONDS * (0.75 + 0.25 * Math.sin(index / 9));
      const canary = poisson(random, load * stream.weight);
      const stable = poisson(random, load * (1 - stream.weight));
      return {
        from: index * STEP_SECONDS * 1000,
        to: (index + 1) * STEP_SECONDS * 1000,
        declaredShare,
        errors: {
          canary: {
            requests: canary,
            errors: binomial(random, canary, stream.canaryErrors),
          },
          stable: {
            requests: stable,
            errors: binomial(random, stable, stream.stableErrors),
          },
        },
        latency: {
          canary: histogram(random, canary, slowness),
          stable: histogram(random, stable, 1),
        },
      };
    },
  );
}

function histogram(
  random: () => number,
  requests: number,
  slowness: number,
): Histogram {
  const times = Array.from(
    { length: requests },
    () => 0.08 * slowness * logNormal(random, 0.5),
  );
  return {
    bounds: BOUNDS,
    counts: BOUNDS.map(bound => times.filter(time => time <= bound).length),
    requests,
  };
}
