import { HORIZONTAL_POD_AUTOSCALERS } from '../../kubernetes/horizontalPodAutoscaler';
import type { Deployment } from '../../kubernetes/deployment';
import { type Known, isUnknown, orUnknown, unknown } from '../../model/known';
import type { ModelService } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { DeploymentGroup } from './DeploymentGroup';

type Scaling = ModelService['scaling'];

/** Bounds over all Deployments: their autoscalers', or the fixed number of replicas. */
export function deploymentScaling(
  { deployments }: DeploymentGroup,
  objects: NamespaceObjects,
): Scaling {
  const all = deployments.map(deployment => scalingOf(deployment, objects));
  return { min: sum(all.map(s => s.min)), max: sum(all.map(s => s.max)) };
}

function scalingOf(deployment: Deployment, objects: NamespaceObjects): Scaling {
  const hidden = objects.cannotTell(HORIZONTAL_POD_AUTOSCALERS);
  if (hidden !== undefined) {
    return { min: unknown(hidden), max: unknown(hidden) };
  }
  const replicas = orUnknown(
    deployment.replicas,
    'spec.replicas is not a count',
  );
  const autoscaler = objects
    .list(HORIZONTAL_POD_AUTOSCALERS)
    .find(
      ({ target }) =>
        target.kind === 'Deployment' &&
        target.name === deployment.metadata.name,
    );
  return autoscaler
    ? {
        min: autoscaler.minReplicas,
        max: orUnknown(
          autoscaler.maxReplicas,
          `HorizontalPodAutoscaler/${autoscaler.metadata.name} has no maxReplicas`,
        ),
      }
    : { min: replicas, max: replicas };
}

function sum(parts: ReadonlyArray<Known<number>>): Known<number> {
  let total = 0;
  for (const part of parts) {
    if (isUnknown(part)) {
      return part;
    }
    total += part;
  }
  return total;
}
