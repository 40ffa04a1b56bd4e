import {
  accumulate,
  type EvidenceTest,
  logEvidence,
  logSpaced,
  newTest,
} from './EvidenceTest';

/**
 * What is tested of one side's error rate by itself. Without errors two sides tell nothing of
 * each other, and still many requests without an error tell that there are few.
 */
export interface RateHypothesis {
  edge: number;
  alternatives: readonly number[];
}

const ALTERNATIVES = 7;
const NEAREST = 1.5;
const FARTHEST = 25;
/** So far below the edge that requests without an error count fully: (1 − p) is 1 there. */
const NEXT_TO_NOTHING = 1e-4;

/** "The rate is the budget or above". Evidence against it shows that the budget is kept. */
export function budgetIsExceeded(budget: number): RateHypothesis {
  return {
    edge: budget,
    alternatives: logSpaced(
      budget * NEXT_TO_NOTHING,
      budget / NEAREST,
      ALTERNATIVES,
    ),
  };
}

/** "The rate is the budget or below". Evidence against it shows that the budget is broken. */
export function budgetIsKept(budget: number): RateHypothesis {
  const worst = Math.min(budget * FARTHEST, (1 + budget) / 2);
  return {
    edge: budget,
    alternatives: logSpaced(
      Math.min(budget * NEAREST, worst),
      worst,
      ALTERNATIVES,
    ),
  };
}

export interface RateCounts {
  requests: number;
  errors: number;
}

export function newRateTest({ alternatives }: RateHypothesis): EvidenceTest {
  return newTest(alternatives.length);
}

/** @param most - ln of the evidence that these counts may add */
export function observeRate(
  test: EvidenceTest,
  hypothesis: RateHypothesis,
  counts: RateCounts,
  most?: number,
): EvidenceTest {
  return counts.requests > 0
    ? accumulate(test, logRatiosOf(hypothesis, counts), most)
    : test;
}

function logRatiosOf(
  { edge, alternatives }: RateHypothesis,
  { requests, errors }: RateCounts,
): number[] {
  return alternatives.map(
    rate =>
      errors * Math.log(rate / edge) +
      (requests - errors) * (Math.log1p(-rate) - Math.log1p(-edge)),
  );
}

/** Nobody waits for more than this; what needs more is as good as out of reach. */
const MOST_REQUESTS = 1e9;

/**
 * How many more requests without an error decide the test at this level; 0 when it is decided,
 * undefined when no number would.
 */
export function requestsNeeded(
  test: EvidenceTest,
  hypothesis: RateHypothesis,
  alpha: number,
): number | undefined {
  const needed = -Math.log(alpha);
  const decides = (requests: number) =>
    logEvidence(
      accumulate(test, logRatiosOf(hypothesis, { requests, errors: 0 })),
    ) >= needed;
  if (test.peak >= needed) {
    return 0;
  }
  let enough = 1;
  while (!decides(enough)) {
    enough *= 2;
    if (enough > MOST_REQUESTS) {
      return undefined;
    }
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const between = Math.floor((enough + tooFew) / 2);
    if (decides(between)) {
      enough = between;
    } else {
      tooFew = between;
    }
  }
  return enough;
}
