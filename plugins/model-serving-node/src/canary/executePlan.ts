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
 * Makes the writes of a plan in their order. Of an object that is written twice the second write
 * is held to what the first one left.
 *
 * @throws KubeError when nothing was written: kind `conflict` when an object is no longer what it
 *   was planned for
 * @throws PlanWriteError when some of it was written, or may have been
 * @public
 */
export async function executePlan(options: ExecutePlanOptions): Promise<void> {
  const { plan, client } = options;
  const left = new Map<string, WrittenObject>();
  for (const [index, write] of plan.writes.entries()) {
    const path = objectPath(write.object);
    try {
      const earlier = left.get(path);
      left.set(
        path,
        earlier
          ? await writeAgain(options, write, earlier)
          : await client.patch(write, patchOptions(options)),
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

/** A controller that keeps writing a status is let pass this often. */
const MOST_ATTEMPTS = 5;

/**
 * The first write wakes the object's controller, which then writes the status: no reason to stop
 * halfway. As long as the spec is what the first write left, the second is what was planned.
 */
async function writeAgain(
  options: ExecutePlanOptions,
  write: PlannedWrite,
  earlier: WrittenObject,
): Promise<WrittenObject> {
  let present = earlier;
  for (let attempts = 1; ; attempts += 1) {
    const { uid, resourceVersion } = present;
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
      present = await readAgain(options, write);
      if (!isSameSpec(present, earlier)) {
        throw error;
      }
    }
  }
}

async function readAgain(
  { client, signal }: ExecutePlanOptions,
  { object }: PlannedWrite,
): Promise<WrittenObject> {
  const what = `read ${object.kind}/${object.name}`;
  return readWritten(await client.get(objectPath(object), { what, signal }));
}

function isSameSpec(now: WrittenObject, then: WrittenObject): boolean {
  return (
    now.uid === then.uid &&
    now.generation !== undefined &&
    now.generation === then.generation
  );
}
