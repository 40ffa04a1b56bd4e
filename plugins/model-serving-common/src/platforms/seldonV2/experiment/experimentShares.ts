import type { Known } from '../../../model/known';
import { type Shares, weightedShares } from '../../../traffic/namedShares';
import type { SeldonExperiment } from './seldonExperiment';

/** Percent by candidate: weights are relative to their sum. */
export function experimentShares({
  candidates,
}: SeldonExperiment): Known<Shares> {
  return weightedShares(candidates.map(({ name, weight }) => [name, weight]));
}
