import { acceleratorsOf, podRequests } from '../../kubernetes/accelerators';
import { firstUriMark } from '../../kubernetes/marks';
import { orUnknown } from '../../model/known';
import type { Revision, RevisionRole } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { workloadFields } from '../workload';
import { modelVersion } from './modelVersion';
import { marksOf, type PlainWorkload } from '../PlainWorkload';
import { podsOfWorkload, whyPodsUnknown } from './workloadPods';
import { workloadTraffic } from './workloadTraffic';
import type { TrafficSplit } from '../../routing/TrafficSplit';

/** One workload as a revision of its service. */
export function toRevision(
  workload: PlainWorkload,
  role: RevisionRole,
  split: TrafficSplit,
  objects: NamespaceObjects,
): Revision {
  const { name } = workload.metadata;
  return {
    name,
    role,
    modelVersion: modelVersion(workload),
    storageUri: orUnknown(
      firstUriMark(marksOf(workload), 'modeldeck.io/storage-uri'),
      'no annotation modeldeck.io/storage-uri',
    ),
    ...workloadFields({
      pods: podsOfWorkload(workload, objects),
      podsUnknown: whyPodsUnknown(workload, objects),
      wanted: orUnknown(workload.replicas, 'spec.replicas is not a count'),
      reportedReady: workload.readyReplicas,
      acceleratorsPerReplica: acceleratorsOf(podRequests(workload.template)),
    }),
    traffic: workloadTraffic(workload, split),
  };
}
