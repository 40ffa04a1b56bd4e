import type { Observation } from '@modeldeck/plugin-model-serving-common';
import type { Scenario } from './Scenario';
import { poisson, seededRandom } from './seededRandom';

export const STEP_SECONDS = 15;
export const RUN_SECONDS = 3600;

/** Bounds that servers have by default, in seconds. */
export const BOUNDS = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

const MEDIAN_SECONDS = 0.12;
const SIGMA = 0.55;

/** One hour of a scenario as a scrape every 15 seconds shows it; the same for the same seed. */
export function simulate(
  scenario: Scenario,
  seed: number,
): Required<Pick<Observation, 'from' | 'to' | 'errors' | 'latency'>>[] {
  const random = seededRandom(seed);
  return Array.from({ length: RUN_SECONDS / STEP_SECONDS }, (_, index) => {
    const from = index * STEP_SECONDS;
    const load = scenario.rate(from) * STEP_SECONDS;
    const weight = scenario.weight(from);
    const canary = side({
      random,
      load: load * weight,
      errors: scenario.canaryErrors,
      slowness: scenario.slowness,
      scenario,
    });
    const stable = side({
      random,
      load: load * (1 - weight),
      errors: scenario.stableErrors,
      slowness: 1,
      scenario,
    });
    return {
      from: from * 1000,
      to: (from + STEP_SECONDS) * 1000,
      errors: { canary: canary.errors, stable: stable.errors },
      latency: { canary: canary.latency, stable: stable.latency },
    };
  });
}

interface Side {
  random: () => number;
  load: number;
  errors: number;
  slowness: number;
  scenario: Scenario;
}

function side({ random, load, errors, slowness, scenario }: Side) {
  const { bursts } = scenario;
  const isBurst = bursts !== undefined && random() < bursts.probability;
  const rate = isBurst ? bursts.errors : errors;
  // Requests of every kind by themselves: the sum of Poisson counts is one too.
  const failed = poisson(random, load * rate);
  const requests = failed + poisson(random, load * (1 - rate));
  return {
    errors: { requests, errors: failed },
    latency: histogram(random, requests, slowness),
  };
}

function histogram(random: () => number, requests: number, slowness: number) {
  const counts = BOUNDS.map(() => 0);
  for (let request = 0; request < requests; request++) {
    const normal =
      Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const seconds = MEDIAN_SECONDS * slowness * Math.exp(SIGMA * normal);
    const bucket = BOUNDS.findIndex(bound => seconds <= bound);
    for (let index = bucket; index >= 0 && index < BOUNDS.length; index++) {
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return { bounds: BOUNDS, counts, requests };
}
