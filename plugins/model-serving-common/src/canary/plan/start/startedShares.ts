import type { ModelService, PredictedShare } from '../../../model/types';
import { sharesAfter } from '../sharesAfter';

/** Where the controller's name for a revision cannot be told before. */
const NAMELESS = 'new version';

/** The name that Knative gives the revision after this one (knative/serving: names.Revision). */
export function nextRevision(latestCreated: string | undefined): string {
  const [, stem, count] = /^(.+-)(\d{5})$/.exec(latestCreated ?? '') ?? [];
  return stem === undefined
    ? NAMELESS
    : `${stem}${String(Number(count) + 1).padStart(5, '0')}`;
}

/**
 * Who gets what once a version that is not there yet has its share. What is compared afterwards
 * knows it by its name, or by being the one that was not there before.
 */
export function startedShares(
  service: Pick<ModelService, 'revisions'>,
  shares: {
    stable: string;
    /** absent: its controller will name it */
    newcomer?: string;
    percent: number;
  },
): PredictedShare[] {
  const { stable, newcomer = NAMELESS, percent } = shares;
  return sharesAfter(
    service,
    new Map([
      [stable, 100 - percent],
      [newcomer, percent],
    ]),
  ).map(share =>
    share.revision === newcomer ? { ...share, appearing: true } : share,
  );
}
