import { firstMark } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { ModelService } from '../../model/types';
import { imageVersion } from '../imageVersion';
import { cleanStorageUri } from '../kserve/storageUri';
import { versionMark } from '../versionMark';
import type { NimService } from './nimService';

/**
 * The image names the model and its tag the version: a NIM is built for one model. An image for
 * any model names neither; there the server's own word and its source count.
 */
export function nimModel(service: NimService): ModelService['model'] {
  const { metadata, modelName, modelSource, profile } = service;
  const isUri = modelSource !== undefined && /^[a-z]+:\/\//.test(modelSource);
  return {
    name:
      firstMark([metadata], 'modeldeck.io/model-name') ||
      plainText(modelName ?? '') ||
      plainText(modelSource && !isUri ? modelSource : '') ||
      imageModel(service) ||
      plainText(metadata.name),
    version: nimVersion(service),
    format: orUnknown(
      firstMark([metadata], 'modeldeck.io/model-format'),
      profile === undefined
        ? 'the NIM chooses a profile for the GPUs that it finds'
        : `the profile ${plainText(profile)} decides`,
    ),
    storageUri: isUri
      ? cleanStorageUri(modelSource)
      : unknown('the NIM fetches the model that its image is built for'),
  };
}

export function nimVersion({ metadata, tag }: NimService): Known<string> {
  return orUnknown(
    versionMark([metadata]) ?? imageVersion(`image:${tag}`),
    'its image has no tag that names a version',
  );
}

/** `meta/llama-3.1-8b-instruct` of `nvcr.io/nim/meta/llama-3.1-8b-instruct` */
function imageModel({ repository }: NimService): string {
  return plainText(repository.split('/').slice(-2).join('/'));
}
