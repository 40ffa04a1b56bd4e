import type { ProjectSettings } from '@modeldeck/plugin-model-serving-common';
import {
  checkValues,
  openTemplate,
  type ProjectFile,
  runTemplate,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { resolve } from 'node:path';

const TEMPLATES = resolve(
  // eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
  __dirname,
  '../../../../plugins/scaffolder-backend-module-model-serving/templates',
);

/** The files that one of our templates makes, the answers left out being at their defaults. */
export async function projectFiles(
  template: string,
  answers: Readonly<Record<string, unknown>>,
  settings: ProjectSettings,
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
