import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
  readSettings,
} from '@modeldeck/plugin-model-serving-common';

const KEY = 'modelServing.projects';

/**
 * What every new serving project is given.
 *
 * @throws InputError that names what cannot be used: a project with half of it would be wrong
 */
export function readProjectConfig(config: RootConfigService): ProjectSettings {
  const projects = config.getOptional(KEY);
  const { settings, problems } = readSettings(
    projects === undefined ? {} : { projects },
  );
  if (problems.length > 0) {
    throw new InputError(`${KEY}: ${problems.join('; ')}`);
  }
  return settings.projects ?? DEFAULT_PROJECT_SETTINGS;
}
