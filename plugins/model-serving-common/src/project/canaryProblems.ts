import { numberAnswer, textAnswer, truthAnswer } from './answers';
import { canaryValues } from './canaryValues';
import type { Answers, OptionProblem } from './ProjectKind';

/** Answers on new versions that no verdict could come of, whatever serves the model. */
export function canaryProblems(answers: Answers): OptionProblem[] {
  const problems: OptionProblem[] = [];
  const { timeout, timeoutMinutes } = canaryValues(answers);
  const loads = numberAnswer(answers, 'loadSeconds', 0);
  if (timeoutMinutes === 0) {
    problems.push({
      fields: ['canaryTimeout'],
      reason: `There is no verdict within ${timeout}: requests have to be counted first`,
    });
  } else if (loads >= timeoutMinutes * 60) {
    problems.push({
      fields: ['canaryTimeout', 'loadSeconds'],
      reason: `A new version takes ${loads} s to load and would be given up after ${timeout}, before it answers: wait longer for a verdict`,
    });
  }
  const latency = numberAnswer(answers, 'latencyMilliseconds', 0);
  const seconds = numberAnswer(answers, 'timeoutSeconds', Infinity);
  if (latency > seconds * 1000) {
    problems.push({
      fields: ['latencyMilliseconds', 'timeoutSeconds'],
      reason: `Requests are given up after ${seconds} s, so that none takes ${latency} ms: demand less than that`,
    });
  }
  if (
    truthAnswer(answers, 'autoRollback') &&
    textAnswer(answers, 'delivery') === 'argocd'
  ) {
    problems.push({
      fields: ['autoRollback', 'delivery'],
      reason:
        'The portal writes nothing that Argo CD owns, and would only tell which change to merge, as the pipeline does: leave it off',
    });
  }
  return problems;
}
