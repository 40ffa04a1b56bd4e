import { basename } from 'node:path';
import {
  DEFAULT_PROJECT_SETTINGS,
  optionProblems,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  checkValues,
  type MadeProject,
  openTemplate,
  runTemplate,
  type Template,
  withDefaults,
  writeProject,
} from '@modeldeck/plugin-model-serving-node';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { NewOperation } from '../../cli/Operation';
import { loadSettings } from '../../settings/loadSettings';
import { askForValues } from './askForValues';
import { builtInFolder } from './builtInFolder';
import { findModel } from './findModel';
import { printMade } from './printMade';
import { readGivenValues } from './readGivenValues';

/** `kubectl model new TEMPLATE [DIR]`. Nothing is written before all of it is known. */
export async function runNew(
  operation: NewOperation,
  host: Host,
  builtIn = builtInFolder(),
): Promise<ExitCode> {
  const opened = await openTemplate({
    reference: operation.template,
    builtIn,
    signal: host.interrupted,
  });
  try {
    const { template } = opened;
    const serving = await loadSettings(operation.settings, host);
    const settings = serving.projects ?? DEFAULT_PROJECT_SETTINGS;
    const values = await valuesFor(template, settings, operation, host);
    checkValues(template.pages, values);
    const made = await runTemplate({
      ...opened,
      values,
      settings,
      findModel: uri => findModel(uri, serving, host),
    });
    const folder = operation.folder ?? folderFor(template, values);
    await write(made, folder, operation);
    await printMade({ template, values, made, folder }, operation, host);
    return ExitCode.healthy;
  } finally {
    await opened.close();
  }
}

async function valuesFor(
  { name, pages }: Template,
  settings: ProjectSettings,
  operation: NewOperation,
  host: Host,
): Promise<Record<string, unknown>> {
  const given = await readGivenValues(pages, operation, host);
  const asks = host.stdin.isTTY && host.stderr.isTTY && !operation.yes;
  return asks
    ? askForValues(
        {
          pages,
          given,
          problemsOf: values => optionProblems(name, values, settings),
        },
        host,
      )
    : withDefaults(pages, given);
}

/** Of what is made, when it has a name, else of the template. */
function folderFor(
  template: Template,
  { name }: Readonly<Record<string, unknown>>,
): string {
  return typeof name === 'string' && name !== ''
    ? basename(name)
    : template.name;
}

async function write(
  { files }: MadeProject,
  folder: string,
  { dryRun, force }: NewOperation,
): Promise<void> {
  if (!dryRun) {
    await writeProject({ files, folder, force });
  }
}
