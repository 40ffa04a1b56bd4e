import type { Project } from '../Project';
import { readTemplateFolder } from '../readTemplateFolder';
import { TemplateError } from '../TemplateError';
import { addRendered } from './fetchTemplate';
import type { StepAction } from './StepAction';

type Input = Readonly<Record<string, unknown>>;

/**
 * `model-serving:parts`: parts that our templates share, e.g. a pipeline for one CI, filled in.
 * Later parts leave the files of earlier ones as they are.
 */
export const renderParts: StepAction = {
  id: 'model-serving:parts',
  async run(input, { project, partsFolder }) {
    await addParts(input, { project, folder: partsFolder });
    return {};
  },
};

/**
 * Adds parts to a project, by the input that the action takes.
 *
 * @param folder - that holds a folder for each part
 * @public
 */
export async function addParts(
  input: Input,
  { project, folder }: { project: Project; folder: string },
): Promise<void> {
  const { parts } = input;
  if (!Array.isArray(parts)) {
    throw new TemplateError('model-serving:parts needs a list of parts');
  }
  for (const part of parts) {
    const files = await readTemplateFolder(folder, String(part));
    addRendered(files, input, project);
  }
}
