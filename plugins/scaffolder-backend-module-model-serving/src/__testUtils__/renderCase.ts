import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  checkValues,
  openTemplate,
  type ProjectFile,
  runTemplate,
  textOf,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { resolve } from 'node:path';
import type { TemplateCase } from './templateCases';

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
export const TEMPLATES = resolve(__dirname, '../../templates');

/** What the terminal makes of a case: texts by path. */
export async function renderCase(
  { template, answers }: Pick<TemplateCase, 'template' | 'answers'>,
  settings: ProjectSettings = DEFAULT_PROJECT_SETTINGS,
): Promise<Record<string, string>> {
  return textsOf(await filesOf({ template, answers }, settings));
}

export async function filesOf(
  { template, answers }: Pick<TemplateCase, 'template' | 'answers'>,
  settings: ProjectSettings = DEFAULT_PROJECT_SETTINGS,
): Promise<ProjectFile[]> {
  const opened = await openTemplate({
    reference: template,
    builtIn: TEMPLATES,
  });
  const { pages } = opened.template;
  const values = withDefaults(pages, answers);
  checkValues(pages, values);
  return (await runTemplate({ ...opened, values, settings })).files;
}

export function textsOf(files: readonly ProjectFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(file => [file.path, textOf(file) ?? '(binary)']),
  );
}
