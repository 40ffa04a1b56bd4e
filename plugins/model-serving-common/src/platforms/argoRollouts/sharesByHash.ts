import { type Shares, sumShares } from '../../traffic/namedShares';
import type { TemplateRevision } from './RolloutView';

/** Percent by template hash, as percent by revision. */
export function sharesByHash(
  revisions: readonly TemplateRevision[],
  entries: ReadonlyArray<readonly [hash: string, percent: number]>,
): Shares {
  const names = new Map(revisions.map(({ hash, name }) => [hash, name]));
  return sumShares(
    entries.map(([hash, percent]) => [names.get(hash) ?? hash, percent]),
  );
}
