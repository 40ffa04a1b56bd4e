import { TemplateError } from '../TemplateError';
import type { StepAction } from './StepAction';

/** `fs:delete`: files or folders of the project. */
export const deleteFiles: StepAction = {
  id: 'fs:delete',
  async run({ files }, { project }) {
    for (const path of listOf(files, 'fs:delete')) {
      project.remove(String(path));
    }
    return {};
  },
};

/** `fs:rename`: files or folders of the project, each `from` and `to`. */
export const renameFiles: StepAction = {
  id: 'fs:rename',
  async run({ files }, { project }) {
    for (const entry of listOf(files, 'fs:rename')) {
      const { from, to, overwrite } = (entry ?? {}) as Record<string, unknown>;
      const moved = project.move(String(from), String(to), {
        replace: overwrite === true,
      });
      if (!moved) {
        throw new TemplateError(
          `The template renames ${JSON.stringify(from)}, which is not there`,
        );
      }
    }
    return {};
  },
};

function listOf(files: unknown, action: string): unknown[] {
  if (!Array.isArray(files)) {
    throw new TemplateError(`${action} needs a list of files`);
  }
  return files;
}
