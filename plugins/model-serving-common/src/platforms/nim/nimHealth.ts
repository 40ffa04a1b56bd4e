import { type Condition, condition } from '../../kubernetes/conditions';
import { PODS } from '../../kubernetes/pod';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import type { Finding, Health, Revision } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { NimService } from './nimService';
import { nimDeployment } from './nimWorkload';

export function nimHealth({
  service,
  revisions,
  findings,
  objects,
}: {
  service: NimService;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}): Health {
  return assessHealth({
    terminating: terminating([service]),
    stopped: stopped(service, objects),
    ready: readiness(service),
    // The status names no generation.
    statusIsStale: false,
    revisions,
    findings,
    podsUnknown: objects.cannotTell(PODS),
  });
}

function stopped(service: NimService, objects: NamespaceObjects) {
  const { replicas = service.scale ? undefined : service.replicas } =
    nimDeployment(service, objects) ?? {};
  return replicas === 0
    ? {
        reason: 'ScaledToZero',
        message: 'it is scaled to zero, and nothing starts it on demand',
      }
    : undefined;
}

/**
 * Ready is False for the reason "Failed" alone when something has failed; the other condition
 * says what (NVIDIA/k8s-nim-operator: internal/conditions/conditions.go).
 */
function readiness({ conditions }: NimService): Condition | undefined {
  const failed = conditionOf(conditions, 'Failed', 'NIM_SERVICE_FAILED');
  return failed?.status === 'True'
    ? { ...failed, type: 'Ready', status: 'False' }
    : conditionOf(conditions, 'Ready', 'NIM_SERVICE_READY');
}

/** Releases name it differently. */
export function conditionOf(
  conditions: readonly Condition[],
  ...types: readonly string[]
): Condition | undefined {
  return types
    .map(type => condition(conditions, type))
    .find(found => found !== undefined);
}
