import type { Finding, ModelService, Revision } from '../../../model/types';
import type { InferenceService } from '../inferenceService/inferenceService';

/** What a rule looks at: the object, and what was made of it. */
export interface RuleSubject {
  object: InferenceService;
  service: ModelService;
}

/** One trap of KServe that a service can be in; undefined when it is not. */
export type InferenceServiceRule = (
  subject: RuleSubject,
) => Finding | undefined;

/** The share that a route is known to hold for a revision. */
export function programmedPercent({ traffic }: Revision): number | undefined {
  return 'percent' in traffic.programmed
    ? traffic.programmed.percent
    : undefined;
}
