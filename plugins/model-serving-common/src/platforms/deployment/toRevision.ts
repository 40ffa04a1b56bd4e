import { sumAccelerators } from '../../kubernetes/accelerators';
import type { Deployment } from '../../kubernetes/deployment';
import { firstUriMark } from '../../kubernetes/marks';
import { PODS } from '../../kubernetes/pod';
import { PODS_BY_DEPLOYMENT } from '../../kubernetes/podOwners';
import { podSummaries } from '../../kubernetes/podSummary';
import { orUnknown } from '../../model/known';
import type { Revision, RevisionRole } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { deploymentTraffic } from './declaredTraffic';
import { marksOf } from './DeploymentGroup';
import { modelVersion } from './modelVersion';
import type { RouteSplit } from './RouteSplit';

/** One Deployment as a revision of its service. */
export function toRevision(
  deployment: Deployment,
  role: RevisionRole,
  split: RouteSplit,
  objects: NamespaceObjects,
): Revision {
  const { name } = deployment.metadata;
  const pods = podSummaries(objects.lookup(PODS_BY_DEPLOYMENT, name));
  return {
    name,
    role,
    modelVersion: modelVersion(deployment),
    storageUri: orUnknown(
      firstUriMark(marksOf(deployment), 'modeldeck.io/storage-uri'),
      'no annotation modeldeck.io/storage-uri',
    ),
    replicas: {
      wanted: orUnknown(deployment.replicas, 'spec.replicas is not a count'),
      ready: objects.cannotTell(PODS)
        ? deployment.readyReplicas
        : pods.filter(pod => pod.ready).length,
    },
    pods,
    traffic: deploymentTraffic(deployment, split),
    accelerators: sumAccelerators(pods.map(pod => pod.accelerators)),
  };
}
