import { firstMark } from '../../../kubernetes/marks';
import { plainText } from '../../../kubernetes/plainText';
import { type Known, orUnknown, unknown } from '../../../model/known';
import type { ModelService, Revision } from '../../../model/types';
import type { InferenceService } from './inferenceService';
import { revisionModel } from '../revisionModel';
import { whyNoStorageUri } from './whyNoStorageUri';

/**
 * What the service serves. Version and location are those of the stable revision, which most
 * users get; the spec already describes the canary while one is in flight.
 */
export function inferenceServiceModel(
  service: InferenceService,
  revisions: readonly Revision[],
): ModelService['model'] {
  const { metadata, predictor } = service;
  const stable = revisions.find(({ role }) => role === 'stable');
  const { storageUri, modelVersion } =
    stable ??
    revisionModel(predictor.storageUri, [metadata], whyNoStorageUri(predictor));
  return {
    // Without a name of its own a model is served under the service's.
    name:
      firstMark([metadata], 'modeldeck.io/model-name') ??
      plainText(predictor.modelName ?? metadata.name),
    version: modelVersion,
    format: formatOf(service),
    storageUri,
  };
}

function formatOf(service: InferenceService): Known<string> {
  const { metadata, predictor } = service;
  const format =
    firstMark([metadata], 'modeldeck.io/model-format') ??
    (predictor.format && plainText(predictor.format));
  return orUnknown(
    format || undefined,
    predictor.isCustom
      ? 'a custom container says nothing of its model format'
      : 'the spec names no model format',
  );
}

export function inferenceServiceRuntime({
  predictor,
  runtime,
}: InferenceService): ModelService['runtime'] {
  const name = runtime ?? predictor.runtime;
  const whyNone = predictor.isCustom
    ? 'a custom container needs no serving runtime'
    : 'KServe has not chosen a serving runtime';
  return {
    name: name ? plainText(name) : unknown(whyNone),
    protocol: predictor.protocol
      ? plainText(predictor.protocol)
      : unknown('the spec names no protocol version'),
  };
}
