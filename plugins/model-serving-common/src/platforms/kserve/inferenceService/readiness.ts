import { type Condition, condition } from '../../../kubernetes/conditions';
import { type Deployment, DEPLOYMENTS } from '../../../kubernetes/deployment';
import type { Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { deploymentMode } from './deploymentMode';
import type { InferenceService } from './inferenceService';

const PARTS = [
  'PredictorReady',
  'TransformerReady',
  'ExplainerReady',
  'IngressReady',
];

/**
 * The Ready condition, unless something that it sums up says otherwise: one of its parts, or in
 * Standard mode a roll-out, through which Ready stays True although the model that the spec asks
 * for is not loaded yet (kserve/kserve#4626).
 */
export function readiness(
  service: InferenceService,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): Condition | undefined {
  const { conditions } = service;
  const ready = condition(conditions, 'Ready');
  if (ready?.status !== 'True') {
    return ready;
  }
  const failed = conditions.find(
    ({ type, status }) => PARTS.includes(type) && status === 'False',
  );
  const deployments =
    deploymentMode(service) === 'Standard'
      ? revisions.flatMap(({ name }) => objects.find(DEPLOYMENTS, name) ?? [])
      : [];
  return failed ?? deployments.map(rollOut).find(Boolean) ?? ready;
}

/**
 * A Deployment's own word for it, which changing only the number of replicas does not bring about
 * (kubernetes/kubernetes: pkg/controller/deployment/progress.go).
 */
function rollOut({ conditions, metadata }: Deployment): Condition | undefined {
  const progressing = condition(conditions, 'Progressing');
  return progressing?.reason === 'ReplicaSetUpdated'
    ? {
        ...progressing,
        status: 'False',
        message: `Deployment "${metadata.name}" is still being rolled out`,
      }
    : undefined;
}
