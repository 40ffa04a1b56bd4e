import { firstMark } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { ModelService } from '../../model/types';
import { imageVersion } from '../imageVersion';
import { versionInUri } from '../modelVersion';
import { cleanStorageUri } from '../../kubernetes/cleanStorageUri';
import { versionMark } from '../versionMark';
import type { NimService } from './nimService';

/** NVIDIA's image for any model of the architectures that it knows. */
const ANY_MODEL = /\/llm-nim$/;

const BUILT_IN = 'the NIM fetches the model that its image is built for';
const IN_CACHE = 'its image serves any model, and its NIMCache holds which';

/**
 * The image names the model and its tag the version, since a NIM is built for one model. One that
 * is not says neither: there the server's own word and the source that it is given count.
 */
export function nimModel(service: NimService): ModelService['model'] {
  const { metadata, modelName, profile } = service;
  const source = modelSource(service);
  const isUri = source !== undefined && /^[a-z]+:\/\//.test(source);
  return {
    name: orUnknown(
      firstMark([metadata], 'modeldeck.io/model-name') ||
        plainText(modelName ?? '') ||
        source?.replace(/^[a-z]+:\/+/, '') ||
        imageModel(service) ||
        undefined,
      IN_CACHE,
    ),
    version: nimVersion(service),
    format: orUnknown(
      firstMark([metadata], 'modeldeck.io/model-format'),
      profile === undefined
        ? 'the NIM chooses a profile for the GPUs that it finds'
        : `the profile ${plainText(profile)} decides`,
    ),
    storageUri: isUri
      ? source
      : unknown(isForAnyModel(service) ? IN_CACHE : BUILT_IN),
  };
}

export function nimVersion(service: NimService): Known<string> {
  const marked = versionMark([service.metadata]);
  return isForAnyModel(service)
    ? orUnknown(
        marked ?? versionInUri(modelSource(service) ?? ''),
        'its image serves any model: the tag is no version of one',
      )
    : orUnknown(
        marked ?? imageVersion(`image:${service.tag}`),
        'its image has no tag that names a version',
      );
}

/** `NVIDIA NIM`, with its version where the image's tag is the server's alone. */
export function nimRuntime(service: NimService): string {
  const version =
    isForAnyModel(service) && imageVersion(`image:${service.tag}`);
  return ['NVIDIA NIM', version].filter(Boolean).join(' ');
}

function isForAnyModel({ repository, modelSource: source }: NimService) {
  return source !== undefined || ANY_MODEL.test(repository);
}

function modelSource({ modelSource: source }: NimService): string | undefined {
  return source === undefined ? undefined : cleanStorageUri(source);
}

/** `meta/llama-3.1-8b-instruct` of `nvcr.io/nim/meta/llama-3.1-8b-instruct` */
function imageModel(service: NimService): string | undefined {
  return isForAnyModel(service)
    ? undefined
    : plainText(service.repository.split('/').slice(-2).join('/'));
}
