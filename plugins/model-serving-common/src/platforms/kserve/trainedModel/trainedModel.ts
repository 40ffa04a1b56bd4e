import { type Condition, readConditions } from '../../../kubernetes/conditions';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import type { ObjectIndex } from '../../NamespaceObjects';
import { readName } from '../../../kubernetes/readName';

/** A model that is loaded into the server of an InferenceService, beside others. */
export interface TrainedModel extends KubeObject {
  /** the InferenceService whose server loads it */
  inferenceService: string | undefined;
  storageUri: string | undefined;
  framework: string | undefined;
  /** a quantity as it was written */
  memory: string | undefined;
  conditions: Condition[];
  url: string | undefined;
  clusterUrl: string | undefined;
}

export const TRAINED_MODELS = defineResource<
  Omit<TrainedModel, keyof KubeObject>
>({
  group: 'serving.kserve.io',
  versions: ['v1alpha1'],
  plural: 'trainedmodels',
  kind: 'TrainedModel',
  namespaced: true,
  read(trained) {
    const model = trained.at('spec', 'model');
    const status = trained.at('status');
    return {
      inferenceService: readName(trained.at('spec', 'inferenceService')),
      storageUri: model.at('storageUri').string() || undefined,
      framework: model.at('framework').string() || undefined,
      memory: model.at('memory').exists
        ? String(model.at('memory').scalar() ?? '')
        : undefined,
      conditions: readConditions(status.at('conditions')),
      url: status.at('url').string() || undefined,
      clusterUrl: status.at('address', 'url').string() || undefined,
    };
  },
});

/** Those that share a server; KServe labels each with it (constants.go, ParentInferenceServiceLabel). */
export const PARENT_LABEL = 'inferenceservice';

export const TRAINED_MODELS_BY_SERVER: ObjectIndex<TrainedModel> = {
  type: TRAINED_MODELS,
  keysOf: ({ inferenceService }) =>
    inferenceService ? [inferenceService] : [],
};
