import type { Refusal } from '../../model/types';

/** Why weights cannot be set so that they give what is asked for. */
export type WhyNot = Pick<Refusal, 'reason' | 'message' | 'instead'>;
