import { writeTo } from '../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import {
  EXPERIMENTS,
  type SeldonExperiment,
} from '../experiment/seldonExperiment';

/** Weights are whole numbers, so hundredths of a percent are written where a percent is not enough. */
const HUNDREDTHS = 100;

/** All weights at once, each behind a test that the candidate is still at its place. */
export function weightsWrite(
  experiment: SeldonExperiment,
  shares: Shares,
): PlannedWrite {
  const isWhole = [...shares.values()].every(Number.isInteger);
  const scale = isWhole ? 1 : HUNDREDTHS;
  const weights = experiment.candidates.map(({ index, name }) => ({
    index,
    name,
    weight: Math.round((shares.get(name) ?? 0) * scale),
  }));
  return writeTo(EXPERIMENTS, experiment, {
    type: 'json',
    patch: weights.flatMap(({ index, name, weight }) => [
      { op: 'test', path: `/spec/candidates/${index}/name`, value: name },
      { op: 'add', path: `/spec/candidates/${index}/weight`, value: weight },
    ]),
    summary: `set spec.candidates[].weight: ${weights
      .map(({ name, weight }) => `${name} ${weight}`)
      .join(', ')}`,
  });
}
