import { known } from '../../model/known';
import type { PredictedShare } from '../../model/types';
import type { Shares } from '../../traffic/namedShares';
import { sharesOf } from '../../traffic/sharesOf';
import { integerWeights } from './integerWeights';

/** What the written weights come to, told as every reader of the route will tell it. */
export function sharesWritten(
  revisions: readonly string[],
  shares: Shares,
): PredictedShare[] {
  const weights = integerWeights(revisions.map(name => shares.get(name) ?? 0));
  const percents = known(sharesOf(weights)) ?? [];
  return revisions.map((revision, index) => ({
    revision,
    percent: percents[index] ?? 0,
  }));
}
