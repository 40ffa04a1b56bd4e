import type {
  FieldManagers,
  PlannedWrite,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import { objectPath } from '../kube/write/objectPath';
import { managersOf } from './managersOf';

/** The objects that writes go to, whole. */
export interface WrittenTo {
  /** who writes their fields, by uid */
  managers: FieldManagers;
  /** as the API server sent it; undefined when it may not be read */
  objectOf(write: PlannedWrite): unknown;
  /** why some could not be read */
  unread: readonly string[];
}

/** @throws KubeError unless an object was read, or may not be */
export async function readForWriting(
  client: KubeClient,
  writes: readonly PlannedWrite[],
  { signal }: { signal?: AbortSignal },
): Promise<WrittenTo> {
  const byPath = new Map(
    writes.map(({ object }) => [objectPath(object), object] as const),
  );
  const unread: string[] = [];
  const objects = new Map<string, unknown>();
  await Promise.all(
    [...byPath].map(async ([path, { kind, name, namespace }]) => {
      const what = `read ${kind}/${name} in namespace ${namespace}`;
      try {
        objects.set(path, await client.get(path, { what, signal }));
      } catch (error) {
        if (!(error instanceof KubeError) || error.kind !== 'forbidden') {
          throw error;
        }
        unread.push(error.why);
      }
    }),
  );
  return {
    managers: managersOf([...objects.values()]),
    objectOf: ({ object }) => objects.get(objectPath(object)),
    unread,
  };
}
