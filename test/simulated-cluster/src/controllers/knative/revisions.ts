import type { JsonObject, KubeObject } from '../../json/KubeObject';
import {
  conditionOf,
  listAt,
  numberAt,
  objectAt,
  textAt,
  valueAt,
} from '../../json/read';
import type { ClusterClient, Condition } from '../ClusterClient';

export const REVISIONS = 'revisions.serving.knative.dev';
const SERVICES = 'services.serving.knative.dev';
const MIN_SCALE = 'autoscaling.knative.dev/min-scale';

/** knative/serving: pkg/reconciler/revision and the autoscaler, for a fleet without requests */
export function controlRevisions(
  client: ClusterClient,
  namespace: string,
): void {
  for (const revision of client.list(REVISIONS, namespace)) {
    const replicas = wantedReplicas(client, revision);
    const deployment = ensureDeployment(client, revision, replicas);
    client.setStatus(
      REVISIONS,
      revision,
      status(client, revision, deployment, replicas),
    );
  }
}

/**
 * A revision starts with at least one replica. Once it has been ready, one that no traffic target
 * names is scaled down whatever its min-scale; one that a target names at 0 % is not
 * (knative/serving: pkg/apis/autoscaling/v1alpha1/pa_lifecycle.go, pkg/reconciler/labeler).
 */
function wantedReplicas(client: ClusterClient, revision: KubeObject): number {
  const minimum = Number(revision.metadata.annotations?.[MIN_SCALE] ?? 0);
  if (conditionOf(revision, 'Ready')?.status !== 'True') {
    return Math.max(1, minimum);
  }
  return isReachable(client, revision) ? minimum : 0;
}

function isReachable(client: ClusterClient, revision: KubeObject): boolean {
  const { name, namespace, labels } = revision.metadata;
  const service = client.get(
    SERVICES,
    namespace,
    labels?.['serving.knative.dev/service'] ?? '',
  );
  const targets = listAt(service, 'status', 'traffic');
  return (
    targets.some(target => textAt(target, 'revisionName') === name) ||
    textAt(service, 'status', 'latestCreatedRevisionName') === name
  );
}

function ensureDeployment(
  client: ClusterClient,
  revision: KubeObject,
  replicas: number,
): KubeObject {
  const { name, namespace = '', labels } = revision.metadata;
  const podLabels = {
    ...labels,
    app: name,
    'serving.knative.dev/revision': name,
  };
  return client.ensure('deployments.apps', {
    name: `${name}-deployment`,
    namespace,
    labels: podLabels,
    owner: revision,
    fields: {
      spec: {
        replicas,
        selector: { matchLabels: { 'serving.knative.dev/revision': name } },
        template: {
          metadata: {
            labels: podLabels,
            annotations: { ...revision.metadata.annotations },
          },
          spec: objectAt(revision, 'spec') ?? {},
        },
      },
    },
  });
}

function status(
  client: ClusterClient,
  revision: KubeObject,
  deployment: KubeObject,
  replicas: number,
): JsonObject {
  const available = numberAt(deployment, 'status', 'readyReplicas') ?? 0;
  const wasReady = conditionOf(revision, 'Ready')?.status === 'True';
  const crash = crashMessage(client, revision);
  const ready = wasReady || (available >= replicas && available > 0);
  const active: Condition =
    replicas > 0
      ? { type: 'Active', status: 'True', severity: 'Info' }
      : {
          type: 'Active',
          status: 'False',
          reason: 'NoTraffic',
          message: 'The target is not receiving traffic.',
          severity: 'Info',
        };
  return {
    observedGeneration: revision.metadata.generation,
    actualReplicas: available,
    desiredReplicas: replicas,
    conditions: [active, ...healthConditions(ready, crash)],
  };
}

function healthConditions(
  ready: boolean,
  crash: string | undefined,
): Condition[] {
  const types = ['ContainerHealthy', 'Ready', 'ResourcesAvailable'];
  return types.map(type => {
    if (ready) {
      return { type, status: 'True' };
    }
    return crash === undefined
      ? { type, status: 'Unknown', reason: 'Deploying' }
      : {
          type,
          status: 'False',
          reason: 'ExitCode1',
          message: `Container failed with: ${crash}`,
        };
  });
}

/** The last words of a container of the revision that keeps ending. */
function crashMessage(
  client: ClusterClient,
  revision: KubeObject,
): string | undefined {
  const { name, namespace } = revision.metadata;
  return client
    .list('pods', namespace)
    .filter(
      pod => pod.metadata.labels?.['serving.knative.dev/revision'] === name,
    )
    .flatMap(pod => listAt(pod, 'status', 'containerStatuses'))
    .filter(container => valueAt(container, 'ready') !== true)
    .map(container => textAt(container, 'lastState', 'terminated', 'message'))
    .find(message => message !== undefined);
}
