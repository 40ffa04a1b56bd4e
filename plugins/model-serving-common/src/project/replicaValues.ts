import { numberAnswer } from './answers';
import type { Answers, OptionProblem } from './ProjectKind';

/** How many replicas a service has. */
export interface ReplicaValues {
  /** that are always kept; 0: none while nobody asks */
  least: number;
  most: number;
}

/** @param defaults - those of the template's form */
export function replicaValues(
  answers: Answers,
  defaults: ReplicaValues,
): ReplicaValues {
  return {
    least: numberAnswer(answers, 'minReplicas', defaults.least),
    most: numberAnswer(answers, 'maxReplicas', defaults.most),
  };
}

/** A service that may have none needs room for one all the same. */
export function replicaProblems({
  least,
  most,
}: ReplicaValues): OptionProblem[] {
  return most < Math.max(1, least)
    ? [
        {
          fields: ['maxReplicas', 'minReplicas'],
          reason: `At most ${most} replicas are fewer than the ${least} that are always kept`,
        },
      ]
    : [];
}
