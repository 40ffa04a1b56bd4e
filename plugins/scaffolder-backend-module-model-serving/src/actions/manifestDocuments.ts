import {
  buildKustomization,
  isKustomize,
  type ProjectFile,
  requireManifests,
} from '@modeldeck/plugin-model-serving-node';
import { join, normalize } from 'node:path/posix';
import { workspaceFiles } from './workspaceFiles';

/**
 * The objects that folders of a task's workspace stand for: what kustomize builds of a folder that
 * it can build, else all that is in it.
 *
 * @throws TemplateError where there is no such folder, or something else than manifests in it
 */
export async function manifestDocuments(
  workspacePath: string,
  folders: readonly string[],
): Promise<unknown[]> {
  const found = folders.map(async folder => {
    const files = await workspaceFiles(workspacePath, [folder]);
    return isBuilt(files, folder)
      ? buildKustomization(
          await workspaceFiles(workspacePath, [topOf(folder)]),
          folder,
        )
      : plainDocuments(files);
  });
  return (await Promise.all(found)).flat();
}

/** What a kustomization refers to is in the same folder at the top of the project. */
function topOf(folder: string): string {
  const [top = '.'] = normalize(folder).split('/');
  return top;
}

function isBuilt(files: readonly ProjectFile[], folder: string): boolean {
  const kustomization = join(folder, 'kustomization.yaml');
  return files.some(({ path }) => path === kustomization);
}

function plainDocuments(files: readonly ProjectFile[]): unknown[] {
  return requireManifests(files)
    .filter(manifest => !isKustomize(manifest))
    .map(({ document }) => document);
}
