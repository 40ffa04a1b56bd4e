import { PODS } from '../../../kubernetes/pod';
import { unknown } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { sumShares } from '../../../traffic/namedShares';
import { trafficOf } from '../../../traffic/trafficOf';
import { workloadFields } from '../../workload';
import { deploymentMode } from './deploymentMode';
import type { InferenceService } from './inferenceService';
import { isPredictorPod, podsOfInferenceService } from './inferenceServicePods';
import { predictorAccelerators } from './predictorAccelerators';
import { revisionModel } from '../../revisionModel';
import { whyNoStorageUri } from './whyNoStorageUri';

/**
 * The one revision of a service whose mode knows no split, or is not known. In ModelMesh mode the
 * pods belong to the runtime and serve many models, so they are not counted here.
 */
export function unsplitRevisions(
  service: InferenceService,
  objects: NamespaceObjects,
): Revision[] {
  const { metadata, predictor } = service;
  const pods = podsOfInferenceService(metadata.name, objects).filter(
    isPredictorPod,
  );
  const isModelMesh = deploymentMode(service) === 'ModelMesh';
  if (!isModelMesh && pods.length === 0) {
    return [];
  }
  const reason = isModelMesh
    ? 'ModelMesh places models on pods that serve many of them'
    : 'how KServe deploys the service is not known yet';
  return [
    {
      name: metadata.name,
      role: 'stable',
      ...revisionModel(
        predictor.storageUri,
        [metadata],
        whyNoStorageUri(predictor),
      ),
      ...workloadFields({
        pods,
        podsUnknown: isModelMesh ? reason : objects.cannotTell(PODS),
        wanted: unknown(reason),
        reportedReady: unknown(reason),
        acceleratorsPerReplica: predictorAccelerators(predictor),
      }),
      traffic: trafficOf(
        metadata.name,
        { source: 'spec.predictor', shares: sumShares([[metadata.name, 100]]) },
        { source: 'status', shares: unknown(reason) },
      ),
    },
  ];
}
