import type { KubeObject } from '../../../kubernetes/resourceType';
import type { ResourceNeed, Selection } from '../../ServingPlatform';
import type { InferenceService } from '../inferenceService/inferenceService';
import { runtimeInStatus } from './chosenRuntime';
import { wantedRuntime } from './runtimeMismatch';
import { CLUSTER_SERVING_RUNTIMES, SERVING_RUNTIMES } from './servingRuntime';

const ALL: Selection = { labelSelector: '' };

/**
 * The runtimes that a service's own objects leave open: all of them where KServe has chosen none,
 * and the chosen one where only it says the protocol. A service that says both needs none.
 */
export function runtimeNeeds(
  isInferenceService: (object: KubeObject) => object is InferenceService,
): ResourceNeed[] {
  return [SERVING_RUNTIMES, CLUSTER_SERVING_RUNTIMES].map(type => ({
    type,
    role: 'join',
    without: 'which serving runtimes match, and why none does',
    belongingTo: services =>
      services
        .filter(isInferenceService)
        .flatMap(service =>
          selectionFor(service, type === CLUSTER_SERVING_RUNTIMES),
        ),
  }));
}

function selectionFor(
  service: InferenceService,
  isClusterWide: boolean,
): Selection[] {
  const { predictor } = service;
  const inStatus = runtimeInStatus(service);
  if (inStatus) {
    return predictor.protocol === undefined &&
      inStatus.isClusterWide === isClusterWide
      ? [{ name: inStatus.name }]
      : [];
  }
  if (!wantedRuntime(service)) {
    return [];
  }
  return [predictor.runtime === undefined ? ALL : { name: predictor.runtime }];
}
