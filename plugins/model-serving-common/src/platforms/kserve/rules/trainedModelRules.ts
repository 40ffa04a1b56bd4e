import { findingAbout, quote } from '../../../diagnosis/finding';
import { type Condition, condition } from '../../../kubernetes/conditions';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import {
  TRAINED_MODELS_BY_SERVER,
  type TrainedModel,
} from '../trainedModel/trainedModel';

/** One trap of TrainedModels; undefined when the model is not in it. */
export type TrainedModelRule = (
  model: TrainedModel,
  objects: NamespaceObjects,
) => Finding | undefined;

/** The controller deletes a model without its server (trainedmodel/controller.go, Reconcile). */
const serverMissing: TrainedModelRule = (model, objects) => {
  const { inferenceService: name } = model;
  if (
    objects.cannotTell(INFERENCE_SERVICES) !== undefined ||
    objects.find(INFERENCE_SERVICES, name ?? '')
  ) {
    return undefined;
  }
  return findingAbout(model, {
    rule: 'trained-model-server-missing',
    severity: 'error',
    cause: name
      ? `there is no InferenceService "${name}" to load it; KServe deletes a TrainedModel without one`
      : 'it names no InferenceService that could load it',
    evidence: [
      {
        source: 'field',
        detail: `spec.inferenceService: ${name ?? 'missing'}`,
      },
    ],
    fix: 'create the InferenceService first, without a storageUri, and then the TrainedModel',
  });
};

const notMultiModel: TrainedModelRule = model => {
  const found = failed(model, 'IsMMSPredictor');
  return (
    found &&
    findingAbout(model, {
      rule: 'trained-model-not-multi-model',
      severity: 'error',
      cause: `InferenceService "${model.inferenceService}" loads one model only`,
      evidence: [{ source: 'condition', detail: textOf(found) }],
      fix: 'let its predictor name no storageUri, storage or storageUris, and use a model server that loads many',
    })
  );
};

/** KServe adds up what the models ask for and holds it against the memory limit of the server. */
const memoryNotAvailable: TrainedModelRule = (model, objects) => {
  const found = failed(model, 'MemoryResourceAvailable');
  if (!found) {
    return undefined;
  }
  const others = objects
    .lookup(TRAINED_MODELS_BY_SERVER, model.inferenceService ?? '')
    .filter(other => other.metadata.name !== model.metadata.name);
  return findingAbout(model, {
    rule: 'trained-model-memory',
    severity: 'error',
    cause: `InferenceService "${
      model.inferenceService
    }" has no memory left for the ${model.memory ?? 'memory'} that it asks for`,
    evidence: [
      { source: 'condition', detail: textOf(found) },
      ...others.slice(0, 4).map(({ metadata, memory }) => ({
        source: 'field' as const,
        detail: `TrainedModel/${metadata.name} asks for ${memory ?? 'none'}`,
      })),
    ],
    fix: 'raise the memory limit of its predictor, lower spec.model.memory, or use another server',
  });
};

function failed(model: TrainedModel, type: string): Condition | undefined {
  const found = condition(model.conditions, type);
  return found?.status === 'False' ? found : undefined;
}

function textOf({ type, reason, message }: Condition): string {
  return `${type}=False ${reason}: ${quote(message)}`;
}

/** The traps of TrainedModels; each speaks for itself. */
export const trainedModelRules: readonly TrainedModelRule[] = [
  serverMissing,
  notMultiModel,
  memoryNotAvailable,
];
