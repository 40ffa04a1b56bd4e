import {
  type ProjectFile,
  readTemplateFolder,
} from '@modeldeck/plugin-model-serving-node';
import { join } from 'node:path/posix';

/**
 * The files below folders of a task's workspace. What a template has fetched is somebody else's:
 * no path leads out of the workspace, and links are refused.
 *
 * @throws TemplateError where there is no such folder
 */
export async function workspaceFiles(
  workspacePath: string,
  folders: readonly string[],
): Promise<ProjectFile[]> {
  const read = await Promise.all(
    folders.map(async folder =>
      (
        await readTemplateFolder(workspacePath, folder)
      ).map(file => ({
        ...file,
        path: join(folder, file.path),
      })),
    ),
  );
  return [...new Map(read.flat().map(file => [file.path, file])).values()];
}
