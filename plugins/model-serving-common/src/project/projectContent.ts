import type { Answers, OptionProblem, ProjectContent } from './ProjectKind';
import { PROJECT_KINDS } from './projectKinds';
import type { ProjectSettings } from './ProjectSettings';

/**
 * Answers that make no sense together; none for a template that is not ours.
 *
 * @public
 */
export function optionProblems(
  template: string,
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  const kind = PROJECT_KINDS.find(known => known.template === template);
  return kind?.problems(answers, settings) ?? [];
}

/**
 * What the files of a project are filled in with; undefined for a template that is not ours.
 *
 * @public
 */
export function projectContent(
  template: string,
  answers: Answers,
  settings: ProjectSettings,
): ProjectContent | undefined {
  return PROJECT_KINDS.find(known => known.template === template)?.content(
    answers,
    settings,
  );
}
