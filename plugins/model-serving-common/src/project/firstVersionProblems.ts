import { textAnswer, truthAnswer } from './answers';
import type { Answers, OptionProblem } from './ProjectKind';

/**
 * Why the portal cannot start the first version itself.
 *
 * @param imageFields - what was answered that needs an image of the project's own, e.g. `shape`
 */
export function firstVersionProblems(
  answers: Answers,
  imageFields: readonly string[],
): OptionProblem[] {
  if (!truthAnswer(answers, 'firstVersion')) {
    return [];
  }
  const problems: OptionProblem[] = [];
  if (textAnswer(answers, 'cluster') === '') {
    problems.push({
      fields: ['firstVersion', 'cluster'],
      reason:
        'The portal can start a first version only on a cluster it is told: choose one',
    });
  }
  if (textAnswer(answers, 'delivery') === 'argocd') {
    problems.push({
      fields: ['firstVersion', 'delivery'],
      reason:
        'Argo CD brings the first version in from the repository, and two writers would get in each other’s way: leave it to Argo CD',
    });
  }
  if (imageFields.length > 0) {
    problems.push({
      fields: ['firstVersion', ...imageFields],
      reason:
        'The project’s own image is built by its pipeline, and there is none yet: leave the first version to the pipeline',
    });
  }
  return problems;
}
