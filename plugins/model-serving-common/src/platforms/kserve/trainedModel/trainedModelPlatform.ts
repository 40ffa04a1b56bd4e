import { PODS } from '../../../kubernetes/pod';
import type { ServingPlatform } from '../../ServingPlatform';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import { INFERENCE_SERVICE_LABEL } from '../labels';
import { trainedModelRules } from '../rules/trainedModelRules';
import {
  PARENT_LABEL,
  TRAINED_MODELS,
  type TrainedModel,
} from './trainedModel';
import { trainedModelToModelService } from './trainedModelToModelService';

/** KServe's TrainedModels: many models in the server of one InferenceService. @public */
export const trainedModelPlatform: ServingPlatform = {
  id: 'kserve-trained-model',
  title: 'KServe trained model',
  resources: [
    {
      type: TRAINED_MODELS,
      role: 'service',
      without: 'which TrainedModels there are',
      named: name => [{ name }],
    },
    {
      type: TRAINED_MODELS,
      role: 'join',
      without: 'which models share a server',
      belongingTo: services =>
        serversOf(services as readonly TrainedModel[]).map(name => ({
          labelSelector: `${PARENT_LABEL}=${name}`,
        })),
    },
    {
      type: INFERENCE_SERVICES,
      role: 'join',
      without: 'which servers load TrainedModels',
      belongingTo: services =>
        serversOf(services as readonly TrainedModel[]).map(name => ({ name })),
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the servers of TrainedModels run',
      fleetSelector: () => INFERENCE_SERVICE_LABEL,
      belongingTo: services =>
        serversOf(services as readonly TrainedModel[]).map(name => ({
          labelSelector: `${INFERENCE_SERVICE_LABEL}=${name}`,
        })),
    },
  ],
  toModelServices: objects =>
    objects
      .list(TRAINED_MODELS)
      .map(model => trainedModelToModelService(model, objects)),
  findings(service, objects) {
    const model = objects.find(TRAINED_MODELS, service.name);
    return model && service.platform === trainedModelPlatform.id
      ? trainedModelRules.flatMap(rule => rule(model, objects) ?? [])
      : [];
  },
};

/** A name that no object can have would make the request fail, and all others with it. */
const OBJECT_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function serversOf(models: readonly TrainedModel[]): string[] {
  const names = models.flatMap(({ inferenceService }) =>
    inferenceService && OBJECT_NAME.test(inferenceService)
      ? [inferenceService]
      : [],
  );
  return [...new Set(names)].sort();
}
