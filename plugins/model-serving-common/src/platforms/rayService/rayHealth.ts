import { readyCondition } from '../../health/readyCondition';
import { type Condition, condition } from '../../kubernetes/conditions';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import type { Finding, Health, Revision } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { whyRayPodsUnknown } from './rayRevisions';
import type { RayService } from './rayService';

export function rayHealth({
  service,
  revisions,
  findings,
  objects,
}: {
  service: RayService;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}): Health {
  const { metadata, observedGeneration } = service;
  return assessHealth({
    terminating: terminating([service]),
    stopped: suspended(service),
    ready: readiness(service),
    statusIsStale:
      observedGeneration !== undefined &&
      metadata.generation !== undefined &&
      observedGeneration < metadata.generation,
    revisions,
    findings,
    podsUnknown: whyRayPodsUnknown(service, objects),
  });
}

function suspended({ suspend, conditions }: RayService) {
  if (condition(conditions, 'Suspended')?.status === 'True') {
    return {
      reason: 'Suspended',
      message: 'it was suspended with spec.suspend, and its clusters are gone',
    };
  }
  return suspend || condition(conditions, 'Suspending')?.status === 'True'
    ? {
        reason: 'Suspending',
        message: 'spec.suspend asks for it, and its clusters are being deleted',
      }
    : undefined;
}

/** KubeRay before 1.3 wrote one word, which is empty until something answers. */
function readiness({
  conditions,
  legacyStatus,
}: RayService): Condition | undefined {
  const ready = condition(conditions, 'Ready');
  if (ready || legacyStatus === undefined) {
    return ready;
  }
  return readyCondition(
    legacyStatus === 'Running' ? 'True' : 'False',
    legacyStatus,
    `status.serviceStatus is ${legacyStatus}`,
  );
}
