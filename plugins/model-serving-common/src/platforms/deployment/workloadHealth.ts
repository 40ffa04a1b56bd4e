import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import type { Finding, Health, Revision } from '../../model/types';
import type { TrafficSplit } from '../../routing/TrafficSplit';
import { atZero } from '../../scaling/atZero';
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
    ...atZero(workloads.map(scalingTarget), objects),
    ready: workloadReadiness(workloads, split.pending),
    statusIsStale: isStatusStale(workloads),
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}
