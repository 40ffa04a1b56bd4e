import { requireManifests } from '../manifests/requireManifests';
import { projectPath } from '../projectPath';
import { TemplateError } from '../TemplateError';
import type { StepAction } from './StepAction';

/** Where our templates have their manifests. @public */
export const MANIFEST_FOLDERS: readonly string[] = ['deploy'];

/** `model-serving:validate`: refuses to write a project whose manifests are none. */
export const validateManifests: StepAction = {
  id: 'model-serving:validate',
  async run({ folders = MANIFEST_FOLDERS }, { project }) {
    if (!Array.isArray(folders)) {
      throw new TemplateError('model-serving:validate needs a list of folders');
    }
    const places = folders.map(folder => projectPath(String(folder)));
    const files = project
      .list()
      .filter(({ path }) => places.some(place => isBelow(path, place)));
    return {
      manifests: requireManifests(files).map(
        ({ file, apiVersion, kind, name }) => ({
          file,
          apiVersion,
          kind,
          name,
        }),
      ),
    };
  },
};

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
