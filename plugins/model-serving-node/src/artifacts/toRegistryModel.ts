import {
  type RegistryModel,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { ResolvedModel } from './resolveModel';

/** Of what was found of a registered model, what others are told. @public */
export function toRegistryModel({
  version: { name, version, aliases },
  storageUri,
  reading,
}: ResolvedModel): RegistryModel {
  return {
    name,
    version,
    aliases,
    storageUri,
    found:
      reading.state === 'unknown'
        ? unknown(reading.why)
        : reading.state === 'read',
  };
}
