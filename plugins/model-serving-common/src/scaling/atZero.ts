import type { HealthEvidence } from '../health/assessHealth';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { idleScaler } from './idleScaler';
import type { ScalingTarget } from './ScalingTarget';

/**
 * Workloads that are all to run nothing: stopped by a person, unless something starts one of them
 * again when there is work.
 */
export function atZero(
  targets: readonly ScalingTarget[],
  objects: NamespaceObjects,
): Pick<HealthEvidence, 'stopped' | 'scaledToZero'> {
  if (targets.some(({ replicas }) => replicas !== 0)) {
    return {};
  }
  const idle = targets
    .map(target => idleScaler(target, objects))
    .find(scaled => scaled !== undefined);
  return idle
    ? {
        scaledToZero: {
          reason: 'ScaledToZero',
          message: `ScaledObject "${idle.metadata.name}" starts it when one of its triggers is active`,
        },
      }
    : {
        stopped: {
          reason: 'ScaledToZero',
          message: 'it is scaled to zero, and nothing starts it on demand',
        },
      };
}
