import { logSumExp } from './logSumExp';

/**
 * A test that may be looked at at any time: a mixture of likelihood ratios, each of a simple
 * alternative to the hypothesis's edge. While the hypothesis is true the mixture is a test
 * supermartingale, so that it ever reaches 1/α has a probability of at most α (Ville 1939).
 *
 * Plain data, so that it can be kept in a database and go on after a restart.
 */
export interface EvidenceTest {
  /** ln of each alternative's likelihood ratio so far */
  readonly logRatios: readonly number[];
  /** the largest ln of the mixture so far; the anytime p-value is min(1, exp(−peak)) */
  readonly peak: number;
}

/** Nothing seen yet. */
export function newTest(alternatives: number): EvidenceTest {
  return { logRatios: Array(alternatives).fill(0), peak: 0 };
}

/** ln of the mixture, every alternative having the same weight. */
export function logEvidence({ logRatios }: Pick<EvidenceTest, 'logRatios'>) {
  return logSumExp(logRatios) - Math.log(logRatios.length);
}

/**
 * With one more interval, of which these are the ln likelihood ratios.
 *
 * @param most - that an interval may add: what goes wrong in one moment may have one cause. To count
 *   a ratio for less than it is leaves a supermartingale one.
 */
export function accumulate(
  test: EvidenceTest,
  increments: readonly number[],
  most = Infinity,
): EvidenceTest {
  const logRatios = test.logRatios.map(
    (ratio, index) => ratio + Math.min(most, increments[index] ?? 0),
  );
  return {
    logRatios,
    peak: Math.max(test.peak, logEvidence({ logRatios })),
  };
}

/** So many numbers between two, equally far apart in their logarithms, both included. */
export function logSpaced(from: number, to: number, count: number): number[] {
  const step = Math.log(to / from) / (count - 1);
  return Array.from({ length: count }, (_, index) =>
    Math.exp(Math.log(from) + index * step),
  );
}
