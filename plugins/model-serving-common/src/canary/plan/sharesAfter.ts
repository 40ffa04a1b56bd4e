import type { ModelService, PredictedShare } from '../../model/types';
import type { Shares } from '../../traffic/namedShares';

/** Predicted shares under the names of the service's revisions, those without any included. */
export function sharesAfter(
  { revisions }: Pick<ModelService, 'revisions'>,
  shares: Shares,
): PredictedShare[] {
  const names = new Set([
    ...revisions.map(({ name }) => name),
    ...shares.keys(),
  ]);
  return [...names].map(revision => ({
    revision,
    percent: shares.get(revision) ?? 0,
  }));
}

/** `fraud-predictor-00002 gets 20 %, fraud-predictor-00001 gets 80 %` */
export function sharesText(shares: Shares): string {
  return [...shares]
    .filter(([, percent]) => percent > 0)
    .map(
      ([name, percent]) => `${name} gets ${Math.round(percent * 100) / 100} %`,
    )
    .join(', ');
}
