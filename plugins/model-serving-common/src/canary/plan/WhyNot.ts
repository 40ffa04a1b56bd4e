import type { Refusal } from '../../model/types';

/** Why there is no plan, and what to do instead. */
export type WhyNot = Pick<Refusal, 'reason' | 'message' | 'instead'>;
