import { firstMark } from '../../../kubernetes/marks';
import { plainText } from '../../../kubernetes/plainText';
import { type Known, orUnknown, unknown } from '../../../model/known';
import type { ModelService, Revision } from '../../../model/types';
import type { InferenceService } from './inferenceService';
import { revisionModel } from '../../revisionModel';
import {
  chosenRuntime,
  protocolOf,
  type RuntimeChoice,
} from '../runtime/chosenRuntime';
import type { NamespaceObjects } from '../../NamespaceObjects';
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

/** The runtime that KServe has chosen, would choose, or was told to take; and what it speaks. */
export function inferenceServiceRuntime(
  service: InferenceService,
  objects: NamespaceObjects,
): ModelService['runtime'] {
  const { predictor } = service;
  const choice = chosenRuntime(service, objects);
  const protocol = predictor.protocol && plainText(predictor.protocol);
  if (choice.state === 'chosen') {
    return {
      name: plainText(choice.runtime.metadata.name),
      protocol: orUnknown(
        protocol || protocolOf(choice.runtime),
        'neither the spec nor the runtime names a protocol version',
      ),
    };
  }
  const name = 'name' in choice ? choice.name : predictor.runtime;
  return {
    name: name ? plainText(name) : unknown(whyNoRuntime(choice)),
    protocol: orUnknown(
      protocol || undefined,
      choice.state === 'named'
        ? `the spec names no protocol version, and its runtime could not be read: ${choice.why}`
        : 'the spec names no protocol version',
    ),
  };
}

function whyNoRuntime(choice: RuntimeChoice): string {
  switch (choice.state) {
    case 'none-needed':
      return 'a custom container needs no serving runtime';
    case 'unknown':
      return `KServe has not said which it chose, and the runtimes could not be read: ${choice.why}`;
    default:
      return 'no serving runtime matches';
  }
}
