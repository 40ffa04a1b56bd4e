import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';

/**
 * The patch with its guard in it, for the API server to hold it to. Looking first and writing
 * afterwards would leave a gap between the two.
 *
 * A merge patch sets both as they were: another resourceVersion is refused with 409. The uid alone
 * would not do: a status subresource takes its metadata from what is stored and never looks at it.
 * A JSON patch tests both before anything else: 422.
 */
export function guardedPatch({ type, patch, guard }: PlannedWrite): unknown {
  const { uid, resourceVersion } = guard;
  if (type === 'json') {
    return [
      { op: 'test', path: '/metadata/uid', value: uid },
      { op: 'test', path: '/metadata/resourceVersion', value: resourceVersion },
      ...(Array.isArray(patch) ? patch : []),
    ];
  }
  const { metadata, ...rest } = patch as { metadata?: object };
  return { ...rest, metadata: { ...metadata, uid, resourceVersion } };
}
