import { acceleratorsOf, podRequests } from '../../kubernetes/accelerators';
import {
  isIdleRevision,
  KNATIVE_REVISIONS,
} from '../../kubernetes/knativeRevision';
import type { KnativeService } from '../../kubernetes/knativeService';
import { firstUriMark, type Marks } from '../../kubernetes/marks';
import { PODS } from '../../kubernetes/pod';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { Revision, RevisionRole } from '../../model/types';
import { trafficOf } from '../../traffic/trafficOf';
import { imageVersion } from '../imageVersion';
import type { NamespaceObjects } from '../NamespaceObjects';
import { versionMark } from '../versionMark';
import { knownCount, workloadFields } from '../workload';
import { knativeRoles } from './knativeRoles';
import { declaredShares, programmedShares } from './knativeShares';
import { type KnativeVersion, knativeVersions } from './KnativeVersion';

/** The revisions of a Knative Service, the stable one first, then the newest. */
export function knativeRevisions(
  service: KnativeService,
  objects: NamespaceObjects,
): Revision[] {
  const versions = knativeVersions(service, objects);
  const byName = new Map(versions.map(version => [version.name, version]));
  return [...knativeRoles(service, versions)].flatMap(([name, role]) => {
    const version = byName.get(name);
    return version ? [toRevision(version, role, service, objects)] : [];
  });
}

function toRevision(
  version: KnativeVersion,
  role: RevisionRole,
  service: KnativeService,
  objects: NamespaceObjects,
): Revision {
  const { name, object, pods } = version;
  const whyNoRevision =
    objects.cannotTell(KNATIVE_REVISIONS) ?? `there is no Revision ${name}`;
  return {
    name,
    role,
    ...modelOf(version, service, whyNoRevision),
    ...workloadFields({
      pods,
      podsUnknown: objects.cannotTell(PODS),
      wanted: wantedReplicas(version, whyNoRevision),
      reportedReady: knownCount(object?.actualReplicas, whyNoRevision),
      acceleratorsPerReplica: acceleratorsOf(podRequests(service.template)),
    }),
    traffic: trafficOf(
      name,
      declaredShares(service),
      programmedShares(service),
    ),
  };
}

/** An idle revision wants none: Knative starts it when a request comes. */
function wantedReplicas(
  { object }: KnativeVersion,
  whyUnknown: string,
): Known<number> {
  if (!object) {
    return unknown(whyUnknown);
  }
  return isIdleRevision(object)
    ? 0
    : knownCount(
        object.desiredReplicas,
        'Knative has not reported how many replicas it wants',
      );
}

/** Marks of the template are on its Revisions; those of the Service itself speak of the newest. */
function modelOf(
  { name, object, pods }: KnativeVersion,
  { metadata, template, latestCreated }: KnativeService,
  whyNoRevision: string,
): Pick<Revision, 'modelVersion' | 'storageUri'> {
  const places: Marks[] = [object, ...pods.slice(0, 1)].flatMap(
    place => place?.metadata ?? [],
  );
  const isNewest = name === latestCreated;
  if (isNewest) {
    places.push(template, metadata);
  }
  const image =
    object?.image ?? (isNewest ? template.containers[0]?.image : undefined);
  const isTraceless = places.length === 0;
  return {
    modelVersion: orUnknown(
      versionMark(places) ?? imageVersion(image ?? ''),
      isTraceless
        ? whyNoRevision
        : 'no label modeldeck.io/model-version, and its image has no tag that names a version',
    ),
    storageUri: orUnknown(
      firstUriMark(places, 'modeldeck.io/storage-uri'),
      isTraceless ? whyNoRevision : 'no annotation modeldeck.io/storage-uri',
    ),
  };
}
