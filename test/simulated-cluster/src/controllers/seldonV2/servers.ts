import type { JsonObject, KubeObject } from '../../json/KubeObject';
import {
  conditionOf,
  isJsonObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../../json/read';
import { isOwnedBy, type ClusterClient } from '../ClusterClient';
import { MODELS, SERVERS } from './resources';
import { serverOf } from './serverOf';
import { wantedReplicas } from './wantedReplicas';

const STATEFUL_SETS = 'statefulsets.apps';
const SERVER_NAME = 'seldon-server-name';

/**
 * A StatefulSet for each Server, and its pods, since nothing else makes those
 * (SeldonIO/seldon-core: operator/controllers/reconcilers/server).
 */
export function controlServers(client: ClusterClient, namespace: string): void {
  for (const server of client.list(SERVERS, namespace)) {
    const replicas = replicasOf(client, server);
    const set = ensureStatefulSet(client, server, replicas);
    const ready = ensurePods(client, set, replicas);
    client.setStatus(STATEFUL_SETS, set, {
      observedGeneration: set.metadata.generation,
      replicas,
      readyReplicas: ready,
      availableReplicas: ready,
    });
    client.setStatus(SERVERS, server, status(client, server, replicas, ready));
  }
}

/** Between the bounds that are given, as many as the Models that it holds need. */
function replicasOf(client: ClusterClient, server: KubeObject): number {
  const least = numberAt(server, 'spec', 'minReplicas');
  const most = numberAt(server, 'spec', 'maxReplicas');
  const given = numberAt(server, 'spec', 'replicas') ?? least ?? 1;
  if (least === undefined || most === undefined) {
    return given;
  }
  const needed = modelsOn(client, server).map(wantedReplicas);
  return Math.min(most, Math.max(least, ...needed));
}

function modelsOn(client: ClusterClient, server: KubeObject): KubeObject[] {
  const { name, namespace } = server.metadata;
  return client
    .list(MODELS, namespace)
    .filter(model => serverOf(model) === name);
}

function ensureStatefulSet(
  client: ClusterClient,
  server: KubeObject,
  replicas: number,
): KubeObject {
  const { name, namespace = '', labels } = server.metadata;
  const own = { ...labels, 'app.kubernetes.io/name': 'seldon-server' };
  return client.ensure(STATEFUL_SETS, {
    name,
    namespace,
    labels: own,
    owner: server,
    fields: {
      spec: {
        replicas,
        serviceName: name,
        selector: { matchLabels: { [SERVER_NAME]: name } },
        template: {
          metadata: { labels: { ...own, [SERVER_NAME]: name } },
          spec: podSpec(server),
        },
      },
    },
  });
}

/** What a Server's own spec says is laid over the container of its configuration, by name. */
function podSpec(server: KubeObject): JsonObject {
  const given = objectAt(server, 'spec', 'podSpec') ?? {};
  const config = textAt(server, 'spec', 'serverConfig') ?? '';
  const own = listAt(given, 'containers').filter(isJsonObject);
  return {
    ...given,
    containers: ['rclone', 'agent', config].map(name => ({
      name,
      image: `docker.io/seldonio/${name}:2.10.2`,
      ...own.find(container => container.name === name),
    })),
  };
}

/** How many are ready of those that there are to be. */
function ensurePods(
  client: ClusterClient,
  set: KubeObject,
  replicas: number,
): number {
  const { name, namespace = '' } = set.metadata;
  const names = Array.from({ length: replicas }, (_, i) => `${name}-${i}`);
  const template = objectAt(set, 'spec', 'template');
  for (const pod of client.list('pods', namespace)) {
    if (isOwnedBy(pod, set) && !names.includes(pod.metadata.name)) {
      client.remove('pods', pod);
    }
  }
  const pods = names.map(
    podName =>
      client.get('pods', namespace, podName) ??
      client.ensure('pods', {
        name: podName,
        namespace,
        labels: { ...objectAt(template, 'metadata', 'labels') } as Record<
          string,
          string
        >,
        owner: set,
        fields: { spec: objectAt(template, 'spec') ?? {} },
      }),
  );
  return pods.filter(pod => conditionOf(pod, 'Ready')?.status === 'True')
    .length;
}

function status(
  client: ClusterClient,
  server: KubeObject,
  replicas: number,
  ready: number,
): JsonObject {
  const isReady = ready >= replicas;
  const state = isReady ? 'True' : 'False';
  return {
    conditions: [
      { type: 'Ready', status: state },
      {
        type: 'StatefulSetOrDeploymentReady',
        status: state,
        reason: isReady
          ? 'StatefulSet replicas matches desired replicas'
          : 'StatefulSet replicas does not match desired replicas',
      },
    ],
    loadedModels: modelsOn(client, server).length,
    replicas,
    selector: `${SERVER_NAME}=${server.metadata.name}`,
  };
}
