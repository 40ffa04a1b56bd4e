import {
  KNATIVE_REVISIONS,
  type KnativeRevision,
} from '../../kubernetes/knativeRevision';
import type { KnativeService } from '../../kubernetes/knativeService';
import { type Pod, PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { NamespaceObjects, ObjectIndex } from '../NamespaceObjects';
import {
  CONFIGURATION_GENERATION_LABEL,
  KNATIVE_REVISION_LABEL,
  KNATIVE_SERVICE_LABEL,
} from './knativeLabels';

/** A revision as far as anything in the cluster tells of it. */
export interface KnativeVersion {
  name: string;
  /** undefined: it is only mentioned, or could not be read */
  object: KnativeRevision | undefined;
  pods: readonly Pod[];
}

const REVISIONS_BY_SERVICE: ObjectIndex<KnativeRevision> = {
  type: KNATIVE_REVISIONS,
  keysOf: serviceOf,
};

const PODS_BY_SERVICE: ObjectIndex<Pod> = { type: PODS, keysOf: serviceOf };

/** All revisions of a service that still exist or are mentioned, the oldest first. */
export function knativeVersions(
  service: KnativeService,
  objects: NamespaceObjects,
): KnativeVersion[] {
  const { name: serviceName } = service.metadata;
  const revisions = new Map(
    objects
      .lookup(REVISIONS_BY_SERVICE, serviceName)
      .map(object => [object.metadata.name, object]),
  );
  const pods = new Map<string, Pod[]>();
  for (const pod of objects.lookup(PODS_BY_SERVICE, serviceName)) {
    const revision = pod.metadata.labels[KNATIVE_REVISION_LABEL] ?? '';
    const siblings = pods.get(revision) ?? [];
    siblings.push(pod);
    pods.set(revision, siblings);
  }
  const names = new Set([
    ...revisions.keys(),
    ...pods.keys(),
    ...[...service.traffic, ...service.routed].map(({ revision }) => revision),
    service.latestReady,
    service.latestCreated,
  ]);
  return [...names]
    .filter((name): name is string => Boolean(name))
    .map(name => ({
      name,
      object: revisions.get(name),
      pods: pods.get(name) ?? [],
    }))
    .sort(byAge);
}

function byAge(a: KnativeVersion, b: KnativeVersion): number {
  const [ageA, ageB] = [generation(a), generation(b)];
  if (ageA !== ageB) {
    return ageA < ageB ? -1 : 1;
  }
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/**
 * Of the template that the revision was made from, which names end in unless somebody chooses
 * them. A revision that is only mentioned, under a chosen name, is taken for the newest.
 */
function generation({ name, object }: KnativeVersion): number {
  const label = object?.metadata.labels[CONFIGURATION_GENERATION_LABEL] ?? '';
  const [digits] = /^\d{1,9}$/.exec(label) ?? /(?<=-)\d{5,9}$/.exec(name) ?? [];
  return digits === undefined ? Infinity : Number(digits);
}

function serviceOf({ metadata }: KubeObject): string[] {
  const name = metadata.labels[KNATIVE_SERVICE_LABEL];
  return name ? [name] : [];
}
