import type { ProjectSettings } from '@modeldeck/plugin-model-serving-common';
import { createRenderer } from './createRenderer';
import { Project } from './Project';
import type { ProjectFile } from './ProjectFile';
import { isTruthy, renderInput } from './renderInput';
import type { StepContext } from './steps/StepAction';
import { STEP_ACTIONS } from './steps/stepActions';
import type { Template, TemplateStep } from './Template';
import { TemplateError } from './TemplateError';

/** @public */
export interface RunTemplateOptions {
  template: Template;
  values: Readonly<Record<string, unknown>>;
  /** what the company has configured for new projects */
  settings: ProjectSettings;
  readTemplate: StepContext['readTemplate'];
  /** where the parts are that our templates share */
  partsFolder: string;
  /** asks a model registry; absent where there is none to ask */
  findModel?: StepContext['findModel'];
}

/** @public */
export interface MadeProject {
  files: ProjectFile[];
  /** steps that only a portal takes, e.g. publishing a repository */
  leftOut: Array<Pick<TemplateStep, 'id' | 'name' | 'action'>>;
  /** what the steps had to say, a sentence each */
  remarks: string[];
}

type Context = Record<string, unknown> & { steps: Record<string, unknown> };

/**
 * Takes the steps of a template that make files, in memory. The order, the conditions and the
 * values that steps see are Backstage's.
 *
 * @throws TemplateError where a step cannot be taken, or needs one that is left out
 * @public
 */
export async function runTemplate(
  options: RunTemplateOptions,
): Promise<MadeProject> {
  const { template, values } = options;
  const renderer = createRenderer();
  const project = new Project();
  const remarks: string[] = [];
  const stepContext = {
    ...options,
    project,
    remark: (sentence: string) => remarks.push(sentence),
  };
  const context: Context = { parameters: values, steps: {}, user: {} };
  const leftOut: MadeProject['leftOut'] = [];
  for (const step of template.steps) {
    const action = STEP_ACTIONS.find(({ id }) => id === step.action);
    if (!action) {
      if (step.each !== undefined || isWanted(renderer, step, context)) {
        leftOut.push({ id: step.id, name: step.name, action: step.action });
      }
      continue;
    }
    refuseIfNeeded(step, leftOut);
    for (const each of iterationsOf(renderer, step, context)) {
      const seen = each === undefined ? context : { ...context, each };
      if (isWanted(renderer, step, seen)) {
        const input = renderInput(renderer, step.input ?? {}, seen);
        const output = await action.run(
          input as Record<string, unknown>,
          stepContext,
        );
        context.steps[step.id] = { output };
      }
    }
  }
  return { files: project.list(), leftOut, remarks };
}

function isWanted(
  renderer: ReturnType<typeof createRenderer>,
  step: TemplateStep,
  context: Context,
): boolean {
  return (
    step.if === undefined || isTruthy(renderInput(renderer, step.if, context))
  );
}

function iterationsOf(
  renderer: ReturnType<typeof createRenderer>,
  { each, name }: TemplateStep,
  context: Context,
): unknown[] {
  if (each === undefined) {
    return [undefined];
  }
  const items = renderInput(renderer, each, context);
  if (typeof items !== 'object' || items === null) {
    throw new TemplateError(
      `The step ${name} is taken for each of ${JSON.stringify(
        each,
      )}, which is no list`,
    );
  }
  return Object.entries(items).map(([key, value]) => ({ key, value }));
}

/** Files made from what is not known would look whole. */
function refuseIfNeeded(
  step: TemplateStep,
  leftOut: MadeProject['leftOut'],
): void {
  const text = JSON.stringify([step.input, step.if, step.each]);
  const needed = leftOut.find(
    ({ id }) =>
      text.includes(`steps.${id}.`) || text.includes(`steps['${id}']`),
  );
  if (needed) {
    throw new TemplateError(
      `The step ${step.name} needs the outcome of ${needed.name} (${needed.action}), which only a portal has`,
      'Use this template on the portal’s Create page',
    );
  }
}
