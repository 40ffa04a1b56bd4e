import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { listAt, numberAt, textAt, valueAt } from '../../json/read';
import { quantity } from '../../json/quantity';
import type { ClusterClient } from '../ClusterClient';
import { capabilitiesOf } from './capabilities';
import { MODELS, SERVERS } from './resources';
import { serverOf } from './serverOf';
import { wantedReplicas } from './wantedReplicas';

const STATEFUL_SETS = 'statefulsets.apps';

/** A model with this word in its address cannot be loaded, as elsewhere in this simulation. */
const BROKEN = /broken/;

/** Of the Servers that Seldon installs, which say nothing of it themselves. */
const USUAL_MEMORY = '1Gi';
/** Seldon counts on models that are not all asked at once (SELDON_OVERCOMMIT_PERCENTAGE). */
const OVERCOMMIT = 1.1;

/**
 * Loads Models on Servers that have their capabilities, enough replicas and memory
 * (SeldonIO/seldon-core: scheduler/pkg/scheduler). The state is in a condition's message, and free
 * text in its reason (operator/scheduler/model.go).
 */
export function controlModels(client: ClusterClient, namespace: string): void {
  for (const model of client.list(MODELS, namespace)) {
    client.setStatus(MODELS, model, statusOf(client, model));
  }
}

function statusOf(client: ClusterClient, model: KubeObject): JsonObject {
  const wanted = wantedReplicas(model);
  const able = serversFor(client, model);
  const [found] = able.filter(server => hasRoom(client, model, server));
  if (!found) {
    return failed(
      'ScheduleFailed',
      able.length === 0
        ? 'Failed to schedule model as no matching servers are available'
        : 'Failed to schedule model as no matching server had enough suitable replicas',
    );
  }
  const selector = `server=${found.metadata.name}`;
  if (BROKEN.test(textAt(model, 'spec', 'storageUri') ?? '')) {
    return {
      ...failed('ModelFailed', 'rpc error: directory not found', wanted),
      replicas: wanted,
      selector,
    };
  }
  const available = Math.min(wanted, readyOf(client, found));
  return {
    conditions: [
      { type: 'ModelReady', status: 'True', message: 'ModelAvailable' },
      { type: 'Ready', status: 'True' },
    ],
    replicas: wanted,
    availableReplicas: available,
    modelgwReady: `ModelAvailable(${available}/${wanted} ready ) `,
    selector,
  };
}

function failed(state: string, reason: string, wanted = 0): JsonObject {
  return {
    conditions: [
      { type: 'ModelReady', status: 'False', message: state, reason },
      { type: 'Ready', status: 'False', reason },
    ],
    modelgwReady: `${state}(0/${wanted} ready ) `,
  };
}

/** With all that the Model requires; the one that has it already goes first. */
function serversFor(client: ClusterClient, model: KubeObject): KubeObject[] {
  const pinned = textAt(model, 'spec', 'server');
  const requirements = listAt(model, 'spec', 'requirements');
  const current = serverOf(model);
  return client
    .list(SERVERS, model.metadata.namespace)
    .filter(server => {
      const capabilities = capabilitiesOf(client, server);
      return (
        (pinned === undefined || pinned === server.metadata.name) &&
        requirements.every(name => capabilities.includes(name)) &&
        readyOf(client, server) > 0
      );
    })
    .sort(
      (a, b) =>
        Number(b.metadata.name === current) -
        Number(a.metadata.name === current),
    );
}

/** Each replica of a Server holds one of a Model; with a minimum, that many are enough. */
function hasRoom(
  client: ClusterClient,
  model: KubeObject,
  server: KubeObject,
): boolean {
  const least = numberAt(model, 'spec', 'minReplicas') ?? wantedReplicas(model);
  const others = client
    .list(MODELS, model.metadata.namespace)
    .filter(
      other =>
        other.metadata.name !== model.metadata.name &&
        serverOf(other) === server.metadata.name,
    );
  const needed = [model, ...others].reduce(
    (sum, { spec }) => sum + quantity(valueAt(spec, 'memory') ?? '0'),
    0,
  );
  return (
    readyOf(client, server) >= least && needed <= memoryOf(server) * OVERCOMMIT
  );
}

function memoryOf(server: KubeObject): number {
  const config = textAt(server, 'spec', 'serverConfig');
  const container = listAt(server, 'spec', 'podSpec', 'containers').find(
    each => textAt(each, 'name') === config,
  );
  return quantity(
    valueAt(container, 'resources', 'requests', 'memory') ?? USUAL_MEMORY,
  );
}

/** Pods of a Server that have told the scheduler that they are there. */
function readyOf(client: ClusterClient, { metadata }: KubeObject): number {
  const set = client.get(STATEFUL_SETS, metadata.namespace, metadata.name);
  return numberAt(set, 'status', 'readyReplicas') ?? 0;
}
