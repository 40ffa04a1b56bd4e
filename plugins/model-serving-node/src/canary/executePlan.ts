import {
  type Plan,
  type PlannedWrite,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import { objectPath } from '../kube/write/objectPath';
import { readWritten, type WrittenObject } from '../kube/write/WrittenObject';
import { mayBeMade, PlanWriteError } from './PlanWriteError';

/** @public */
export interface ExecutePlanOptions {
  client: KubeClient;
  plan: Plan;
  /** `server`: the API server judges every write and keeps none */
  dryRun: 'none' | 'server';
  signal?: AbortSignal;
}

/**
 * Makes the writes of a plan in their order. Before the first of several it is made sure that all
 * their objects are what they were planned for, since what is written is not taken back.
 *
 * @throws KubeError when nothing was written: kind `conflict` when an object is no longer what it
 *   was planned for
 * @throws PlanWriteError when some of it was written, or may have been
 * @public
 */
export async function executePlan(options: ExecutePlanOptions): Promise<void> {
  const { plan, client } = options;
  const [first, ...others] = plan.writes;
  const known =
    others.length > 0
      ? await readAll(options)
      : new Map<string, WrittenObject>();
  for (const [index, write] of plan.writes.entries()) {
    try {
      known.set(
        objectPath(write.object),
        write === first
          ? await client.patch(write, patchOptions(options))
          : await writeNext(options, write, known),
      );
    } catch (error) {
      throw explained(error, plan, index);
    }
  }
}

function patchOptions({ dryRun, signal }: ExecutePlanOptions) {
  return { dryRun: dryRun === 'server', signal };
}

function explained(error: unknown, plan: Plan, index: number): unknown {
  const failed = plan.writes[index];
  if (!(error instanceof KubeError) || !failed) {
    return error;
  }
  const isFailedUnknown = mayBeMade(error);
  return index === 0 && !isFailedUnknown
    ? error
    : new PlanWriteError(
        {
          written: plan.writes.slice(0, index),
          failed,
          isFailedUnknown,
          unwritten: plan.writes.slice(index + 1),
        },
        plan.undo,
        error,
      );
}

/** The objects of all writes by path, as long as each is what its write was planned for. */
async function readAll(
  options: ExecutePlanOptions,
): Promise<Map<string, WrittenObject>> {
  const objects = await Promise.all(
    options.plan.writes.map(async write => {
      const present = await readObject(options, write);
      const { uid, resourceVersion } = write.guard;
      if (present.uid !== uid || present.resourceVersion !== resourceVersion) {
        throw changedMeanwhile(options, write);
      }
      return [objectPath(write.object), present] as const;
    }),
  );
  return new Map(objects);
}

/** A controller that keeps writing a status is let pass this often. */
const MOST_ATTEMPTS = 5;

/**
 * The first write wakes controllers, which then write the status of the same object, and of those
 * beside it: no reason to stop halfway. As long as its spec is the same, what is written is what
 * was planned.
 */
async function writeNext(
  options: ExecutePlanOptions,
  write: PlannedWrite,
  known: ReadonlyMap<string, WrittenObject>,
): Promise<WrittenObject> {
  const earlier = known.get(objectPath(write.object));
  let guard: PlannedWrite['guard'] = earlier ?? write.guard;
  for (let attempts = 1; ; attempts += 1) {
    const { uid, resourceVersion } = guard;
    try {
      return await options.client.patch(
        { ...write, guard: { uid, resourceVersion } },
        patchOptions(options),
      );
    } catch (error) {
      const isConflict =
        error instanceof KubeError && error.kind === 'conflict';
      if (!isConflict || attempts === MOST_ATTEMPTS) {
        throw error;
      }
      const present = await readObject(options, write);
      if (!isSameSpec(present, earlier)) {
        throw error;
      }
      guard = present;
    }
  }
}

async function readObject(
  { client, signal }: ExecutePlanOptions,
  { object }: PlannedWrite,
): Promise<WrittenObject> {
  const what = `read ${object.kind}/${object.name}`;
  return readWritten(await client.get(objectPath(object), { what, signal }));
}

function isSameSpec(now: WrittenObject, then?: WrittenObject): boolean {
  return (
    now.uid === then?.uid &&
    now.generation !== undefined &&
    now.generation === then.generation
  );
}

function changedMeanwhile(
  { client }: ExecutePlanOptions,
  { object: { kind, name, namespace } }: PlannedWrite,
): KubeError {
  return new KubeError({
    kind: 'conflict',
    cluster: client.cluster,
    what: `patch ${kind}/${name}`,
    where: `namespace ${namespace}`,
    why: 'the object was changed meanwhile',
    hint: 'look at it again before you write',
  });
}
