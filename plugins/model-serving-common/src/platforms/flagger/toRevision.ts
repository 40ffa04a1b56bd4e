import { acceleratorsOf, podRequests } from '../../kubernetes/accelerators';
import { firstUriMark, type Marks } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { known, orUnknown } from '../../model/known';
import type { Revision } from '../../model/types';
import { trafficOf } from '../../traffic/trafficOf';
import { imageVersion } from '../imageVersion';
import { versionMark } from '../versionMark';
import { workloadFields } from '../workload';
import { type FlaggerTraffic, wantedReplicas } from './flaggerTraffic';
import type { CanaryWorkload } from './FlaggerView';

/** The primary or the target as a revision of the service. */
export function toRevision(
  workload: CanaryWorkload,
  traffic: FlaggerTraffic,
): Revision {
  const { declared, programmed } = traffic;
  const { name, role, deployment, pods, podsUnknown } = workload;
  const places = placesOf(workload);
  const image =
    deployment?.template.containers[0]?.image ??
    pods[0]?.containers[0]?.image ??
    '';
  return {
    name: plainText(name),
    role: isShadow(workload, traffic) ? 'shadow' : role,
    modelVersion: orUnknown(
      versionMark(places) ?? imageVersion(image),
      'no label modeldeck.io/model-version, and its image has no tag that names a version',
    ),
    storageUri: orUnknown(
      firstUriMark(places, 'modeldeck.io/storage-uri'),
      'no annotation modeldeck.io/storage-uri',
    ),
    ...workloadFields({
      pods,
      podsUnknown,
      wanted: wantedReplicas(workload),
      reportedReady: orUnknown(
        deployment?.readyReplicas,
        `the workload "${plainText(name)}" could not be read`,
      ),
      acceleratorsPerReplica: deployment
        ? acceleratorsOf(podRequests(deployment.template))
        : [],
    }),
    traffic: trafficOf(name, declared, programmed),
  };
}

/** It gets copies of requests while Flagger mirrors them, and no requests of its own. */
function isShadow(
  { name, role }: CanaryWorkload,
  { split, programmed }: FlaggerTraffic,
): boolean {
  const shares = known(programmed.shares);
  return (
    role === 'canary' &&
    split.mirrored.has(name) &&
    shares !== undefined &&
    !shares.get(name)
  );
}

/** The template first: Flagger copies it on promotion, what hangs on the Deployment only once. */
function placesOf({ deployment, pods }: CanaryWorkload): Marks[] {
  const [pod] = pods;
  return deployment
    ? [deployment.template, deployment.metadata]
    : (pod && [pod.metadata]) ?? [];
}
