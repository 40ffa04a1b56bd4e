import { type Condition, readConditions } from '../../../kubernetes/conditions';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { type ComponentStatus, readComponentStatus } from './componentStatus';
import { canaryOverrides } from './canaryOverrides';
import { type ModelStatus, readModelStatus } from './modelStatus';
import { readPercent } from './percent';
import { type PredictorSpec, readPredictorSpec } from './predictorSpec';
import {
  readServingComponents,
  type ServingComponent,
} from './servingComponent';
import { readName } from '../../../kubernetes/readName';

/** A canary of Standard mode (`spec.canary[]`, since v0.20). */
export interface CanarySpec {
  /** undefined when the field is missing or no percentage */
  trafficPercent: number | undefined;
  predictor: PredictorSpec;
  /** JSON pointers, below the predictor, of what it has in place of the stable one's */
  overrides: string[];
}

export interface CanaryStatus {
  name: string;
  ready: boolean;
}

export interface InferenceService extends KubeObject {
  predictor: PredictorSpec;
  /** what stands beside the predictor, in the order in which requests meet it */
  components: ServingComponent[];
  canaries: CanarySpec[];
  /** undefined until the controller has written a status */
  observedGeneration: number | undefined;
  /** as the controller resolved it; written since v0.16 */
  statusMode: string | undefined;
  conditions: Condition[];
  predictorStatus: ComponentStatus;
  canaryStatuses: CanaryStatus[];
  modelStatus: ModelStatus;
  /** that the controller chose; written since v0.16 */
  statusRuntime: { name: string; isClusterWide: boolean } | undefined;
  url: string | undefined;
  clusterUrl: string | undefined;
}

export const INFERENCE_SERVICES = defineResource<
  Omit<InferenceService, keyof KubeObject>
>({
  group: 'serving.kserve.io',
  versions: ['v1beta1'],
  plural: 'inferenceservices',
  kind: 'InferenceService',
  shortNames: ['isvc'],
  namespaced: true,
  read(service) {
    const spec = service.at('spec');
    return {
      predictor: readPredictorSpec(spec.at('predictor')),
      components: readServingComponents(service),
      canaries: spec.at('canary').list().map(readCanary),
      ...readStatus(service.at('status')),
    };
  },
});

function readCanary(canary: FieldReader): CanarySpec {
  return {
    trafficPercent: readPercent(canary.at('trafficPercent')),
    predictor: readPredictorSpec(canary.at('predictor')),
    overrides: canaryOverrides(canary.at('predictor')),
  };
}

function readStatus(status: FieldReader) {
  return {
    observedGeneration: status.at('observedGeneration').integer(),
    statusMode: status.at('deploymentMode').string() || undefined,
    conditions: readConditions(status.at('conditions')),
    predictorStatus: readComponentStatus(status.at('components', 'predictor')),
    canaryStatuses: status
      .at('canaryStatuses')
      .list()
      .map(canary => ({
        name: canary.at('name').string() ?? '',
        ready: canary.at('ready').boolean() ?? false,
      })),
    modelStatus: readModelStatus(status.at('modelStatus')),
    statusRuntime: readRuntime(status),
    url: status.at('url').string() || undefined,
    clusterUrl: status.at('address', 'url').string() || undefined,
  };
}

function readRuntime(status: FieldReader): InferenceService['statusRuntime'] {
  const name = readName(status.at('servingRuntimeName'));
  const clusterWide = readName(status.at('clusterServingRuntimeName'));
  if (name) {
    return { name, isClusterWide: false };
  }
  return clusterWide ? { name: clusterWide, isClusterWide: true } : undefined;
}
