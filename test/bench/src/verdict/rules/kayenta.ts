import type { Rule } from '../Rule';
import { windowOf } from './window';

const MINUTES = 60;
const INTERVALS_A_MINUTE = 4;
const TOLERANCE = 0.25;
/** of the normal distribution, for a confidence of 0.98 */
const Z = 2.3263;

/**
 * Kayenta's judge: the two time series of each metric, a point a minute, are compared once by the
 * confidence interval of their shift; one that lies above a quarter of the shift itself fails the
 * metric, and a canary with a failed metric fails
 * (spinnaker/kayenta: kayenta-judge/…/MannWhitneyClassifier.scala).
 */
export const kayenta: Rule = {
  title: 'Kayenta, 60 minutes',
  judge(intervals) {
    const series = (
      side: 'canary' | 'stable',
      value: 'errorRatio' | 'quantile',
    ) =>
      Array.from(
        { length: MINUTES },
        (_, minute) =>
          windowOf(intervals, (minute + 1) * INTERVALS_A_MINUTE, 60, [side])[
            value
          ],
      ).filter(Number.isFinite);
    const isHigh = (['errorRatio', 'quantile'] as const).some(value =>
      isShifted(series('canary', value), series('stable', value)),
    );
    return {
      decision: isHigh ? 'rollback' : 'promote',
      seconds: MINUTES * 60,
    };
  },
};

/** By the Hodges–Lehmann estimate of the shift and its confidence interval. */
function isShifted(
  experiment: readonly number[],
  control: readonly number[],
): boolean {
  const differences = experiment
    .flatMap(a => control.map(b => a - b))
    .sort((a, b) => a - b);
  const [m, n] = [experiment.length, control.length];
  if (m === 0 || n === 0) {
    return false;
  }
  const lowest = Math.floor(
    (m * n) / 2 - Z * Math.sqrt((m * n * (m + n + 1)) / 12),
  );
  const estimate = differences[Math.floor(differences.length / 2)] ?? 0;
  const low = differences[Math.max(0, lowest)] ?? 0;
  return low > TOLERANCE * Math.abs(estimate);
}
