import { request } from 'node:https';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  type KubeClient,
  LiveFleet,
  loadKubeconfig,
} from '@modeldeck/plugin-model-serving-node';
import { startBenchCluster } from './benchCluster';
import { median } from './measure';

export interface LiveFleetScale {
  clusters: number;
  servicesPerCluster: number;
  /** how many changes are timed */
  changes: number;
}

/** What the portal's backend holds and how soon it knows, on a fleet of this scale. */
export async function measureLiveFleet(scale: LiveFleetScale): Promise<string> {
  const clusters = await Promise.all(
    Array.from({ length: scale.clusters }, () =>
      startBenchCluster({ services: scale.servicesPerCluster }),
    ),
  );
  try {
    const clients = await Promise.all(
      clusters.map(async ({ kubeconfig }, index) => {
        const connection = await loadKubeconfig({ path: kubeconfig });
        return createKubeClient({ ...connection, name: `cluster-${index}` });
      }),
    );
    return await measureWith(clients, scale);
  } finally {
    clusters.forEach(cluster => cluster.stop());
  }
}

async function measureWith(
  clients: readonly KubeClient[],
  { changes }: LiveFleetScale,
): Promise<string> {
  const before = heapBytes();
  const begin = performance.now();
  const fleet = LiveFleet.start({
    clients,
    platforms: servingPlatforms,
    now: () => new Date(),
  });
  await fleet.ready();
  const syncMs = performance.now() - begin;
  const { items } = fleet.list();
  const perService = (heapBytes() - before) / items.length;
  const delays = await timeChanges(fleet, clients, changes);
  await fleet.stop();
  return [
    `The live fleet, ${items.length} services on ${clients.length} clusters, in this process`,
    figure('first sync', `${(syncMs / 1000).toFixed(1)} s`),
    figure('heap a service', `${(perService / 1024).toFixed(1)} KiB`),
    figure(
      'write to listener',
      `${median(delays).toFixed(0)} ms (median of ${
        delays.length
      }, slowest ${Math.max(...delays).toFixed(0)} ms)`,
    ),
    '',
  ].join('\n');
}

/** From sending a change of one service to the call of a listener that holds it. */
async function timeChanges(
  fleet: LiveFleet,
  clients: readonly KubeClient[],
  count: number,
): Promise<number[]> {
  const delays: number[] = [];
  for (let change = 0; change < count; change++) {
    const client = clients[change % clients.length]!;
    const service = fleet
      .list()
      .items.filter(({ cluster }) => cluster === client.cluster)[change]!;
    const told = new Promise<void>(resolve => {
      const unsubscribe = fleet.subscribe(({ changed }) => {
        if (changed.some(({ id }) => id === service.id)) {
          unsubscribe();
          resolve();
        }
      });
    });
    const begin = performance.now();
    await patchOwner(client, service, `owner-${change}`);
    await told;
    delays.push(performance.now() - begin);
  }
  return delays;
}

/** Our own client only reads. */
async function patchOwner(
  { connection }: KubeClient,
  { namespace, name }: { namespace: string; name: string },
  owner: string,
): Promise<void> {
  const { authorization } = await connection.credentials.current();
  const path = `/apis/serving.kserve.io/v1beta1/namespaces/${namespace}/inferenceservices/${name}`;
  const body = { metadata: { annotations: { 'modeldeck.io/owner': owner } } };
  await new Promise<void>((resolve, reject) => {
    const sent = request(
      connection.server + path,
      {
        method: 'PATCH',
        ca: connection.tls.ca,
        headers: {
          authorization,
          'content-type': 'application/merge-patch+json',
        },
      },
      answer => {
        answer.resume();
        answer.once('end', () =>
          answer.statusCode === 200
            ? resolve()
            : reject(new Error(`${path} answered ${answer.statusCode}`)),
        );
      },
    );
    sent.once('error', reject);
    sent.end(JSON.stringify(body));
  });
}

/** What is really held: garbage says nothing about a service. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}

function figure(name: string, value: string): string {
  return `  ${name.padEnd(18)} ${value}`;
}
