import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';

/**
 * One thing that can be wrong with a pod. Pure, and silent about what it does not see: a pod on
 * which no rule speaks is not thereby well.
 *
 * @public
 */
export type PodRule = (pod: Pod) => Finding | undefined;
