import { assessHealth, type HealthEvidence } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import type { Finding, Health, Revision } from '../../model/types';
import type { TrafficSplit } from '../../routing/TrafficSplit';
import { idleScaler } from '../../scaling/idleScaler';
import type { NamespaceObjects } from '../NamespaceObjects';
import { scalingTarget } from '../PlainWorkload';
import type { WorkloadGroup } from './WorkloadGroup';
import { whyPodsUnknown } from './workloadPods';
import { isStatusStale, workloadReadiness } from './workloadReadiness';

export function workloadHealth({
  group,
  split,
  revisions,
  findings,
  objects,
}: {
  group: WorkloadGroup;
  split: TrafficSplit;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}): Health {
  const { workloads } = group;
  // Pods that nobody asks for are not missed.
  const podsUnknown = workloads
    .filter(({ replicas }) => replicas !== 0)
    .map(workload => whyPodsUnknown(workload, objects))
    .find(reason => reason !== undefined);
  return assessHealth({
    terminating: terminating(workloads),
    ...atZero(group, objects),
    ready: workloadReadiness(workloads, split.pending),
    statusIsStale: isStatusStale(workloads),
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}

/** Stopped by a person, unless something starts one of them again when there is work. */
function atZero(
  { workloads }: WorkloadGroup,
  objects: NamespaceObjects,
): Pick<HealthEvidence, 'stopped' | 'scaledToZero'> {
  if (workloads.some(({ replicas }) => replicas !== 0)) {
    return {};
  }
  const idle = workloads
    .map(workload => idleScaler(scalingTarget(workload), objects))
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
          message:
            'its workloads are scaled to zero, and nothing starts them on demand',
        },
      };
}
