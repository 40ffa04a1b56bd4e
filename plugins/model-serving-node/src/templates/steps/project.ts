import {
  optionProblems,
  type ProjectContent,
  projectContent,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import { TemplateError } from '../TemplateError';
import type { StepAction } from './StepAction';

/**
 * `model-serving:project`: what follows from the answers to one of our templates, and from what
 * the company has configured for new projects.
 */
export const projectStep: StepAction = {
  id: 'model-serving:project',
  async run({ template, answers }, { settings }) {
    const given = (answers ?? {}) as Record<string, unknown>;
    return { ...projectValues(String(template), given, settings) };
  },
};

/**
 * @throws TemplateError that tells every combination of answers that makes no sense
 * @public
 */
export function projectValues(
  template: string,
  answers: Readonly<Record<string, unknown>>,
  settings: ProjectSettings,
): ProjectContent {
  const problems = optionProblems(template, answers, settings);
  if (problems.length > 0) {
    throw new TemplateError(
      problems
        .map(({ fields, reason }) => `${fields.join(', ')}: ${reason}`)
        .join('; '),
      undefined,
      'usage',
    );
  }
  const content = projectContent(template, answers, settings);
  if (!content) {
    throw new TemplateError(
      `model-serving:project knows no template ${JSON.stringify(template)}`,
    );
  }
  // Templates take plain data only: what is not there must not stand there as undefined.
  return JSON.parse(JSON.stringify(content));
}
