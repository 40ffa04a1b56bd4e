import { canaryProblems } from './canaryProblems';
import { packageValues } from './packageValues';
import type { Answers, OptionProblem, ProjectContent } from './ProjectKind';
import { PROJECT_KINDS } from './projectKinds';
import type { ProjectSettings } from './ProjectSettings';
import { quotaValues } from './quotaValues';
import { scheduleProblems } from './scheduleProblems';

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
  return kind
    ? [
        ...kind.problems(answers, settings),
        ...canaryProblems(answers),
        ...scheduleProblems(answers),
      ]
    : [];
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
  const content = PROJECT_KINDS.find(
    known => known.template === template,
  )?.content(answers, settings);
  return content && withCompany(content, answers, settings);
}

/** What follows from the settings alike, whatever is made. */
function withCompany(
  { values, parts, variants }: ProjectContent,
  answers: Answers,
  settings: ProjectSettings,
): ProjectContent {
  const company = {
    quota: quotaValues(answers, values, settings),
    packages: packageValues(settings),
  };
  return {
    values: { ...values, ...company },
    parts,
    variants: variants.map(variant => ({ ...variant, ...company })),
  };
}
