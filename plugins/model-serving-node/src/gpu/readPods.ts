import {
  GPU_RESOURCES,
  type GpuResource,
  SCHEDULING_PODS,
  type SchedulingPod,
} from '@modeldeck/plugin-model-serving-common';
import type { ObjectsRead } from '../fleet/readObjects';
import { isClusterFailure } from '../kube/KubeError';
import type { KubeClient } from '../kube/KubeClient';
import { stateOf } from '../kube/readState';
import { podSelectors } from './podSelectors';
import { type GpuList, type GpuListOptions, readOrPart } from './readGpuList';

/** Small lists, which would otherwise all wait for the one before. */
const AT_ONCE = 8;

const NEED: GpuResource = GPU_RESOURCES.find(
  ({ type }) => type === SCHEDULING_PODS,
) ?? { type: SCHEDULING_PODS, without: '', optional: false };

/** How many pods there are; undefined where the server, or its answer, does not say. */
export async function countPods(
  client: KubeClient,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const { items, remaining } = await client.firstPage(SCHEDULING_PODS, {
      chunkSize: 1,
      signal,
    });
    return remaining === undefined ? undefined : items.length + remaining;
  } catch (error) {
    if (isClusterFailure(error)) {
      throw error;
    }
    return undefined;
  }
}

/**
 * The pods that ask for accelerators, and those beside them on the same nodes. Of all others nothing
 * is kept.
 *
 * @throws KubeError when the cluster cannot be talked to any more
 */
export function readPods(
  options: GpuListOptions & {
    podCount: number | undefined;
    /** names of those with accelerators; undefined: it cannot be told */
    nodes: ReadonlySet<string> | undefined;
    nodeCount: number;
  },
): Promise<GpuList> {
  const { nodes, chunkSize } = options;
  const selectors = podSelectors({
    ...options,
    nodes: nodes && [...nodes],
    chunkSize,
  });
  const counts = (pod: SchedulingPod) =>
    !pod.ended &&
    (pod.asks || (pod.nodeName !== undefined && nodes?.has(pod.nodeName)));
  return readOrPart(NEED, options.namespace, async namespace =>
    readSelected(
      options,
      {
        namespace,
        selectors: namespace === undefined ? selectors : [undefined],
      },
      pod => counts(pod) === true,
    ),
  );
}

async function readSelected(
  options: GpuListOptions,
  where: {
    namespace: string | undefined;
    selectors: ReadonlyArray<string | undefined>;
  },
  counts: (pod: SchedulingPod) => boolean,
): Promise<ObjectsRead> {
  const type = SCHEDULING_PODS;
  const pods = new Map<string, SchedulingPod>();
  const read = async (fieldSelector: string | undefined) => {
    const { namespace } = where;
    const found = await readList(options, { namespace, fieldSelector }, counts);
    for (const pod of found) {
      pods.set(`${pod.metadata.namespace}/${pod.metadata.name}`, pod);
    }
  };
  const [first, ...others] = where.selectors;
  try {
    // Those that wait come first: one that is given a node meanwhile is then seen twice, not never.
    await read(first);
    await inTurns(others, read);
    return { type, objects: [...pods.values()], state: { state: 'read' } };
  } catch (error) {
    if (isClusterFailure(error)) {
      throw error;
    }
    return { type, objects: [], state: stateOf(error) };
  }
}

async function readList(
  { client, chunkSize, signal }: GpuListOptions,
  where: { namespace: string | undefined; fieldSelector: string | undefined },
  counts: (pod: SchedulingPod) => boolean,
): Promise<SchedulingPod[]> {
  let pods: SchedulingPod[] = [];
  const pages = client.list(SCHEDULING_PODS, { ...where, chunkSize, signal });
  for await (const { items, isFirst } of pages) {
    const found = items.filter(counts);
    pods = isFirst ? found : pods.concat(found);
  }
  return pods;
}

/** The first failure ends all. */
async function inTurns<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items].reverse();
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
      await run(item).catch(error => {
        left.length = 0;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
