import type { Known } from '../../model/known';

/**
 * `breaking`: requests that the stable model takes are refused by the candidate.
 * `warning`: they are taken, and mean or bring something else.
 *
 * @public
 */
export type DifferenceSeverity = 'breaking' | 'warning';

/** One way in which two models of the same name differ for their callers. @public */
export interface SignatureDifference {
  severity: DifferenceSeverity;
  /** e.g. `input "age"` */
  subject: string;
  /** one sentence that goes on from the subject, e.g. `is gone: …` */
  message: string;
}

/**
 * Whether the candidate takes what callers of the stable model send, by the rules that MLflow
 * enforces; unknown where one of the two does not say what it takes.
 *
 * @public
 */
export type SignatureComparison = Known<{
  verdict: 'compatible' | 'incompatible';
  /** breaking ones first, no more than a person reads */
  differences: readonly SignatureDifference[];
  /** how many more there are */
  omitted: number;
}>;
