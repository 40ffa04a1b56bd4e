import { jsonEqual } from '../../json/equal';
import type { JsonObject, KubeObject } from '../../json/KubeObject';
import {
  conditionOf,
  isJsonObject,
  listAt,
  objectAt,
  textAt,
} from '../../json/read';
import {
  isOwnedBy,
  type ClusterClient,
  type Condition,
} from '../ClusterClient';
import { REVISIONS } from './revisions';

export const KNATIVE_SERVICES = 'services.serving.knative.dev';

/** knative/serving: pkg/reconciler/{service,configuration,route}, without the objects in between */
export function controlKnativeServices(
  client: ClusterClient,
  namespace: string,
): void {
  for (const service of client.list(KNATIVE_SERVICES, namespace)) {
    const created = ensureLatestRevision(client, service);
    client.setStatus(
      KNATIVE_SERVICES,
      service,
      status(service, created, revisionsOf(client, service)),
    );
  }
}

/** All revisions of a service, the oldest first. */
export function revisionsOf(
  client: ClusterClient,
  service: KubeObject,
): KubeObject[] {
  return client
    .list(REVISIONS, service.metadata.namespace)
    .filter(revision => isOwnedBy(revision, service));
}

/** A change of the template makes a revision; a change back makes another one. */
function ensureLatestRevision(
  client: ClusterClient,
  service: KubeObject,
): KubeObject {
  const { name, namespace = '' } = service.metadata;
  const template = objectAt(service, 'spec', 'template') ?? {};
  const annotations = strings(objectAt(template, 'metadata', 'annotations'));
  const spec = objectAt(template, 'spec') ?? {};
  const latest = revisionsOf(client, service).at(-1);
  if (
    latest &&
    jsonEqual(latest.spec, spec) &&
    jsonEqual(latest.metadata.annotations ?? {}, annotations)
  ) {
    return latest;
  }
  const number = latest ? Number(latest.metadata.name.slice(-5)) + 1 : 1;
  return client.ensure(REVISIONS, {
    name: `${name}-${String(number).padStart(5, '0')}`,
    namespace,
    labels: {
      ...strings(objectAt(template, 'metadata', 'labels')),
      'serving.knative.dev/configuration': name,
      'serving.knative.dev/configurationGeneration': String(number),
      'serving.knative.dev/service': name,
    },
    annotations,
    owner: service,
    fields: { spec },
  });
}

function strings(object: JsonObject | undefined): Record<string, string> {
  return { ...(object as Record<string, string> | undefined) };
}

function isReady(revision: KubeObject): boolean {
  return conditionOf(revision, 'Ready')?.status === 'True';
}

function status(
  service: KubeObject,
  created: KubeObject,
  revisions: readonly KubeObject[],
): JsonObject {
  const { name, namespace } = service.metadata;
  const latestReady = revisions.filter(isReady).at(-1)?.metadata.name;
  return {
    observedGeneration: service.metadata.generation,
    url: `http://${name}.${namespace}.models.example.com`,
    address: { url: `http://${name}.${namespace}.svc.cluster.local` },
    latestCreatedRevisionName: created.metadata.name,
    ...(latestReady && { latestReadyRevisionName: latestReady }),
    traffic: latestReady ? resolveTraffic(service, latestReady) : [],
    conditions: conditions(created, latestReady),
  };
}

/** What the route really does: `latestRevision` means the latest that is ready. */
function resolveTraffic(
  service: KubeObject,
  latestReady: string,
): JsonObject[] {
  return listAt(service, 'spec', 'traffic')
    .filter(isJsonObject)
    .map(target => ({
      ...target,
      revisionName:
        target.latestRevision === true
          ? latestReady
          : textAt(target, 'revisionName'),
    }));
}

function conditions(
  created: KubeObject,
  latestReady: string | undefined,
): Condition[] {
  const configuration = configurationReady(created);
  const routes: Condition = latestReady
    ? { type: 'RoutesReady', status: 'True' }
    : {
        type: 'RoutesReady',
        status: 'Unknown',
        reason: 'RevisionMissing',
        message: `Configuration "${created.metadata.labels?.['serving.knative.dev/configuration']}" is waiting for a Revision to become ready.`,
      };
  const failing = [configuration, routes].find(c => c.status !== 'True');
  return [
    configuration,
    { ...(failing ?? { status: 'True' as const }), type: 'Ready' },
    routes,
  ];
}

function configurationReady(created: KubeObject): Condition {
  const ready = conditionOf(created, 'Ready');
  const type = 'ConfigurationsReady';
  switch (ready?.status) {
    case 'True':
      return { type, status: 'True' };
    case 'False':
      return {
        type,
        status: 'False',
        reason: 'RevisionFailed',
        message: `Revision "${
          created.metadata.name
        }" failed with message: ${String(ready.message)}.`,
      };
    default:
      return { type, status: 'Unknown' };
  }
}
