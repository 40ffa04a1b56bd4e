import { type Known, unknown } from '../../../model/known';
import type { ModelService } from '../../../model/types';
import { AUTOSCALER_CLASS_ANNOTATION } from '../labels';
import { deploymentMode } from './deploymentMode';
import type { InferenceService } from './inferenceService';

/** kserve/kserve: pkg/constants/constants.go, DefaultMinReplicas */
const DEFAULT_MIN_REPLICAS = 1;

/**
 * The bounds as KServe applies them. In Standard mode the autoscaler is a
 * HorizontalPodAutoscaler unless an annotation says otherwise: it never goes to zero, and a
 * maximum below the minimum is raised to it (reconcilers/hpa/hpa_reconciler.go). In Knative mode
 * a missing maximum means no limit.
 */
export function scalingBounds(
  service: InferenceService,
): ModelService['scaling'] {
  const { minReplicas = DEFAULT_MIN_REPLICAS, maxReplicas } = service.predictor;
  switch (deploymentMode(service)) {
    case 'Knative':
      return {
        min: minReplicas,
        max: maxReplicas ?? unknown('the spec sets no limit'),
      };
    case 'Standard':
      return standardBounds(service, minReplicas, maxReplicas);
    default:
      return {
        min: minReplicas,
        max:
          maxReplicas ??
          unknown('it depends on how KServe deploys the service'),
      };
  }
}

function standardBounds(
  { metadata }: InferenceService,
  minReplicas: number,
  maxReplicas: number | undefined,
): { min: Known<number>; max: Known<number> } {
  const autoscaler =
    metadata.annotations[AUTOSCALER_CLASS_ANNOTATION]?.toLowerCase() ?? 'hpa';
  if (autoscaler === 'none' || autoscaler === 'external') {
    const reason = `autoscaler class ${autoscaler}: KServe does not scale it`;
    return { min: minReplicas, max: unknown(reason) };
  }
  const min =
    autoscaler === 'hpa'
      ? Math.max(minReplicas, DEFAULT_MIN_REPLICAS)
      : minReplicas;
  return { min, max: Math.max(min, maxReplicas ?? 0) };
}
