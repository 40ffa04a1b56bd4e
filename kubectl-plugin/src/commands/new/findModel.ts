import type {
  RegistryModel,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  accessFromEnvironment,
  resolveModel,
  toRegistryModel,
} from '@modeldeck/plugin-model-serving-node';
import type { Host } from '../../cli/Host';

/** Asks the registry that the settings or the environment name, as the person who asks. */
export async function findModel(
  uri: string,
  { artifacts }: Pick<ServingSettings, 'artifacts'>,
  host: Pick<Host, 'env' | 'readFile' | 'interrupted'>,
): Promise<RegistryModel> {
  const access = await accessFromEnvironment({
    env: host.env,
    settings: artifacts,
    readFile: host.readFile,
  });
  return toRegistryModel(
    await resolveModel({ uri, access, signal: host.interrupted }),
  );
}
