import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  DEFAULT_GPU_SETTINGS,
  GpuInventory,
  type GpuPool,
  NODES,
  SCHEDULING_PODS,
} from '@modeldeck/plugin-model-serving-common';
import {
  generateCluster,
  type RawCluster,
  type RawPod,
} from './gpu/generateCluster';
import { viewAllocations } from './gpu/viewAllocations';
import { median } from './measure';

const GPU = 'nvidia.com/gpu';
const ROUNDS = 7;

/** How soon the pools of a cluster of this scale are told, and told again after an event. */
export function measureGpuPools(scale: {
  nodes: number;
  pods: number;
  events: number;
}): string {
  const cluster = generateCluster(scale);
  const begin = heapBytes();
  const decoded = timed(() => decode(cluster));
  const objects = heapBytes() - begin;
  const { nodes, pods } = decoded.value;
  const computed = Array.from(
    { length: ROUNDS },
    () => timed(() => inventoryOf(nodes, pods)).ms,
  );
  const before = heapBytes();
  const inventory = inventoryOf(nodes, pods);
  const held = heapBytes() - before;
  const events = timeEvents(inventory, cluster.pods, scale.events);
  const peer = Array.from({ length: ROUNDS }, () =>
    timed(() => viewAllocations(cluster, { tainted: false })),
  );
  const ours = median(computed);
  const event = median(events);
  const shown = peer[0]!.value.get(GPU);
  const all = viewAllocations(cluster, { tainted: true }).get(GPU);
  return [
    `GPU pools, ${scale.nodes} nodes and ${scale.pods} pods, in this process (median of ${ROUNDS})`,
    figure('pools computed', `${ours.toFixed(0)} ms`, '≤ 300 ms', ours <= 300),
    figure(
      'one event, told',
      `${event.toFixed(2)} ms (slowest of ${events.length}: ${Math.max(
        ...events,
      ).toFixed(1)} ms)`,
      '≤ 1 ms',
      event <= 1,
    ),
    figure('decoding it all', `${decoded.ms.toFixed(0)} ms`),
    figure('memory', `${mib(objects)} of objects, ${mib(held)} of the count`),
    figure(
      'view-allocations',
      `${median(peer.map(({ ms }) => ms)).toFixed(
        0,
      )} ms, every time anew; ${mib(jsonBytes(cluster))} of JSON to read`,
    ),
    figure(
      'GPUs it shows',
      `${shown?.allocatable ?? 0} of ${
        all?.allocatable ?? 0
      }, without the tainted nodes; ours ${total(inventory.read().pools)}`,
    ),
    '',
  ].join('\n');
}

function decode({ nodes, pods }: RawCluster) {
  return {
    nodes: nodes.map(node => NODES.decode(node)),
    pods: pods.map(pod => SCHEDULING_PODS.decode(pod)),
  };
}

function inventoryOf(
  nodes: ReturnType<typeof decode>['nodes'],
  pods: ReturnType<typeof decode>['pods'],
): GpuInventory {
  const inventory = new GpuInventory({
    cluster: 'bench',
    settings: DEFAULT_GPU_SETTINGS,
  });
  inventory.replace(NODES, nodes);
  inventory.replace(SCHEDULING_PODS, pods);
  inventory.read();
  return inventory;
}

/** Pods with a GPU end and begin in turn; each time all is told anew. */
function timeEvents(
  inventory: GpuInventory,
  pods: readonly RawPod[],
  count: number,
): number[] {
  return Array.from({ length: count }, (_, index) => {
    const raw = pods[(index * 8) % pods.length]!;
    const status = { ...raw.status, phase: index % 2 ? 'Running' : 'Failed' };
    const pod = SCHEDULING_PODS.decode({ ...raw, status });
    return timed(() => {
      inventory.put(SCHEDULING_PODS, pod);
      return inventory.read();
    }).ms;
  });
}

function total(pools: readonly GpuPool[]): number {
  return pools
    .flatMap(({ amounts }) => amounts)
    .reduce((sum, { capacity }) => sum + capacity, 0);
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const begin = performance.now();
  const value = work();
  return { value, ms: performance.now() - begin };
}

function jsonBytes(cluster: RawCluster): number {
  return Buffer.byteLength(JSON.stringify(cluster));
}

/** What is really held: garbage says nothing. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function figure(
  name: string,
  value: string,
  budget = '',
  holds?: boolean,
): string {
  const verdict = holds ? 'holds' : 'MISSED';
  return `  ${name.padEnd(18)} ${value}${
    budget ? `  ${budget}  ${verdict}` : ''
  }`;
}
