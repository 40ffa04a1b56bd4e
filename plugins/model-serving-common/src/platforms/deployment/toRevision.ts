import { acceleratorsOf, podRequests } from '../../kubernetes/accelerators';
import type { Deployment } from '../../kubernetes/deployment';
import { firstUriMark } from '../../kubernetes/marks';
import { orUnknown } from '../../model/known';
import type { Revision, RevisionRole } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { workloadFields } from '../workload';
import { deploymentTraffic } from './deploymentTraffic';
import { marksOf } from './DeploymentGroup';
import { podsOfDeployment, whyPodsUnknown } from './deploymentPods';
import { modelVersion } from './modelVersion';
import type { TrafficSplit } from '../../routing/TrafficSplit';

/** One Deployment as a revision of its service. */
export function toRevision(
  deployment: Deployment,
  role: RevisionRole,
  split: TrafficSplit,
  objects: NamespaceObjects,
): Revision {
  const { name } = deployment.metadata;
  return {
    name,
    role,
    modelVersion: modelVersion(deployment),
    storageUri: orUnknown(
      firstUriMark(marksOf(deployment), 'modeldeck.io/storage-uri'),
      'no annotation modeldeck.io/storage-uri',
    ),
    ...workloadFields({
      pods: podsOfDeployment(deployment, objects),
      podsUnknown: whyPodsUnknown(deployment, objects),
      wanted: orUnknown(deployment.replicas, 'spec.replicas is not a count'),
      reportedReady: deployment.readyReplicas,
      acceleratorsPerReplica: acceleratorsOf(podRequests(deployment.template)),
    }),
    traffic: deploymentTraffic(deployment, split),
  };
}
