import { known } from '../../model/known';
import type { Revision } from '../../model/types';

/**
 * When a canary began to be there: when the oldest of its pods was created, epoch milliseconds.
 * undefined where it has none or they do not say. Pods that were replaced are forgotten, so that
 * the real beginning may be earlier.
 *
 * @public
 */
export function canaryBegan({
  pods,
}: Pick<Revision, 'pods'>): number | undefined {
  const times = pods
    .map(({ createdAt }) => Date.parse(known(createdAt) ?? ''))
    .filter(Number.isFinite);
  return times.length > 0 ? Math.min(...times) : undefined;
}
