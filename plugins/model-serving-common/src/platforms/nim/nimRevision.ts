import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import { plainText } from '../../kubernetes/plainText';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { Revision } from '../../model/types';
import { sumShares } from '../../traffic/namedShares';
import { trafficOf } from '../../traffic/trafficOf';
import { INFERENCE_SERVICES } from '../kserve/inferenceService/inferenceService';
import type { NamespaceObjects } from '../NamespaceObjects';
import { knownCount, workloadFields } from '../workload';
import { nimModel } from './nimModel';
import type { NimService } from './nimService';
import { nimDeployment, podsOfNimService } from './nimWorkload';

/** The one version that a NIMService has: a change replaces its pods, a few at a time. */
export function nimRevision(
  service: NimService,
  objects: NamespaceObjects,
): Revision {
  const name = plainText(service.metadata.name);
  const deployment = nimDeployment(service, objects);
  const { version, storageUri } = nimModel(service);
  const all = sumShares([[name, 100]]);
  return {
    name,
    role: 'stable',
    modelVersion: version,
    storageUri,
    ...workloadFields({
      pods: podsOfNimService(service, objects),
      podsUnknown: objects.cannotTell(PODS),
      wanted: wantedReplicas(service, objects),
      reportedReady: knownCount(
        deployment?.readyReplicas,
        objects.cannotTell(DEPLOYMENTS) ?? 'its workload reports none',
      ),
      acceleratorsPerReplica: service.accelerators,
    }),
    traffic: trafficOf(
      name,
      { source: 'the only version', shares: all },
      { source: 'its Kubernetes Service', shares: all },
    ),
  };
}

/** The Deployment counts, since an autoscaler may have changed it. */
function wantedReplicas(
  service: NimService,
  objects: NamespaceObjects,
): Known<number> {
  const deployment = nimDeployment(service, objects);
  if (service.onKServe) {
    return unknown(
      objects.cannotTell(INFERENCE_SERVICES) ??
        'the operator has not made its InferenceService yet',
    );
  }
  if (service.multiNode) {
    return unknown('a replica is several pods, as its LeaderWorkerSet decides');
  }
  return orUnknown(
    deployment?.replicas ?? (service.scale ? undefined : service.replicas),
    objects.cannotTell(DEPLOYMENTS) ??
      'the operator has not made its Deployment yet',
  );
}
