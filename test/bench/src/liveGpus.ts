import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  DEFAULT_GPU_SETTINGS,
  type GpuHoldings,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  fixedCredential,
  type KubeClient,
  LiveGpus,
  readGpus,
} from '@modeldeck/plugin-model-serving-node';

export interface LiveGpusScale {
  nodes: number;
  /** of them, so many have accelerators */
  gpuNodes: number;
  podsPerNode: number;
  /** how many changes are followed */
  events: number;
}

const settings = DEFAULT_GPU_SETTINGS;

/** What the terminal asks for, and what the portal's backend holds, on a cluster of this scale. */
export async function measureLiveGpus(scale: LiveGpusScale): Promise<string> {
  const { nodes, gpuNodes, podsPerNode } = scale;
  const server = startServer([nodes, gpuNodes, podsPerNode]);
  const client = await connect(server);
  try {
    return [
      `Accelerators over HTTP, ${nodes} nodes, ${gpuNodes} of them with GPUs, ${
        nodes * podsPerNode
      } pods`,
      ...(await readOnce(client)),
      ...(await follow(client, scale)),
      '',
    ].join('\n');
  } finally {
    client.close();
    server.kill('SIGTERM');
  }
}

function startServer(scale: readonly number[]): ChildProcess {
  const script = join(__dirname, 'gpu/gpuApiServer.ts');
  return spawn(
    process.execPath,
    ['--import', 'tsx', script, ...scale.map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
}

async function connect({ stdout }: ChildProcess): Promise<KubeClient> {
  const [line] = (await once(stdout!, 'data')) as [Buffer];
  return createKubeClient({
    name: 'bench',
    server: line.toString().trim(),
    namespace: 'default',
    tls: { skipVerify: false },
    credentials: fixedCredential({}),
  });
}

async function readOnce(client: KubeClient): Promise<string[]> {
  await requestsTo(client);
  const begin = performance.now();
  const { holdings } = await readGpus({ clients: [client], settings });
  const ms = performance.now() - begin;
  const requests = await requestsTo(client);
  const held = heldIn(holdings[0]);
  return [
    figure(
      'one snapshot',
      `${ms.toFixed(0)} ms, ${requests} requests, ${held} GPUs held`,
    ),
  ];
}

async function follow(
  client: KubeClient,
  { events }: LiveGpusScale,
): Promise<string[]> {
  const before = heapBytes();
  const begin = performance.now();
  const live = LiveGpus.start({ client, settings });
  try {
    await live.ready();
    const held = heldIn(live.holdings());
    const syncMs = performance.now() - begin;
    const bytes = heapBytes() - before;
    const busyMs = await timeEvents(client, live, { events, held });
    return [
      figure(
        'first sync',
        `${(syncMs / 1000).toFixed(1)} s, ${held} GPUs held`,
      ),
      figure('heap', `${(bytes / 2 ** 20).toFixed(1)} MiB`),
      figure(
        'one event',
        `${(busyMs / events).toFixed(2)} ms of this process, told at the end`,
      ),
    ];
  } finally {
    await live.stop();
  }
}

/** Every event ends a pod or begins it again; after an even number of them all is as before. */
async function timeEvents(
  client: KubeClient,
  live: LiveGpus,
  { events, held }: { events: number; held: number },
): Promise<number> {
  // The watch follows the list.
  await new Promise(resolve => setTimeout(resolve, 500));
  const before = process.cpuUsage();
  const answer = await fetch(`${client.connection.server}/events/${events}`, {
    method: 'POST',
  });
  await answer.text();
  while (heldIn(live.holdings()) !== held - events / 2) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function requestsTo({ connection }: KubeClient): Promise<number> {
  const answer = await fetch(`${connection.server}/requests`);
  const { requests } = (await answer.json()) as { requests: number };
  return requests;
}

function heldIn(holdings: GpuHoldings | undefined): number {
  return (holdings?.pools ?? [])
    .flatMap(({ amounts }) => amounts)
    .reduce((sum, { allocated }) => sum + allocated, 0);
}

/** What is really held: garbage says nothing. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}

function figure(name: string, value: string): string {
  return `  ${name.padEnd(18)} ${value}`;
}
