import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  checkValues,
  openTemplate,
  type ProjectFile,
  runTemplate,
  type RunTemplateOptions,
  textOf,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { resolve } from 'node:path';
import type { TemplateCase } from './templateCases';

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
export const TEMPLATES = resolve(__dirname, '../../templates');

export interface RenderOptions extends Pick<RunTemplateOptions, 'findModel'> {
  settings?: ProjectSettings;
}

/** What the terminal makes of a case: texts by path. */
export async function renderCase(
  { template, answers }: Pick<TemplateCase, 'template' | 'answers'>,
  options: RenderOptions = {},
): Promise<Record<string, string>> {
  return textsOf(await filesOf({ template, answers }, options));
}

export async function filesOf(
  { template, answers }: Pick<TemplateCase, 'template' | 'answers'>,
  { settings = DEFAULT_PROJECT_SETTINGS, findModel }: RenderOptions = {},
): Promise<ProjectFile[]> {
  const opened = await openTemplate({
    reference: template,
    builtIn: TEMPLATES,
  });
  const { pages } = opened.template;
  const values = withDefaults(pages, answers);
  checkValues(pages, values);
  return (await runTemplate({ ...opened, values, settings, findModel })).files;
}

export function textsOf(files: readonly ProjectFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(file => [file.path, textOf(file) ?? '(binary)']),
  );
}
