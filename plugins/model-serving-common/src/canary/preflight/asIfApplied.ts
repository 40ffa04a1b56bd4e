import { changesModel } from './changesModel';
import { isMap, valueAt } from './demand/valueAt';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Nobody writes objects that nest deeper: below it the manifest's value stands for itself. */
const DEEPEST = 64;

/** What the status of an InferenceService says of the model that its spec named before. */
const OF_OLD_SPEC = [
  'modelStatus',
  'servingRuntimeName',
  'clusterServingRuntimeName',
];

/**
 * The object that the API server would hold if a manifest were applied: what only the live object
 * has stays, unless the manifest named it when it was applied last. Lists are the manifest's. The
 * status is still the live one's, but for what follows from a spec that is another now.
 */
export function asIfApplied(
  manifest: Record<string, unknown>,
  live: unknown,
  namespace: string,
): Record<string, unknown> {
  const applied = merged(live, manifest, lastApplied(live), 0);
  const metadata = mapOr(applied.metadata);
  const name = String(metadata.name ?? '');
  const kind = String(applied.kind ?? '');
  return {
    ...applied,
    metadata: {
      // What makes services of objects tells them apart by it.
      uid: `to-come/${kind}/${name}`,
      ...metadata,
      namespace,
    },
    ...(isMap(valueAt(live, 'status')) && {
      status: statusOf(live, applied),
    }),
  };
}

function merged(
  live: unknown,
  manifest: Record<string, unknown>,
  last: unknown,
  depth: number,
): Record<string, unknown> {
  const result = new Map(Object.entries(mapOr(live)));
  for (const key of Object.keys(mapOr(last))) {
    result.delete(key);
  }
  for (const [key, value] of Object.entries(manifest)) {
    if (value === null) {
      result.delete(key);
    } else if (isMap(value) && depth < DEEPEST && !isWhole(key)) {
      const below = [valueAt(live, key), valueAt(last, key)] as const;
      result.set(key, merged(below[0], value, below[1], depth + 1));
    } else {
      result.set(key, value);
    }
  }
  return Object.fromEntries(result);
}

/** A request that a webhook has filled in beside a limit is not what the new limit goes with. */
function isWhole(key: string): boolean {
  return key === 'resources';
}

function lastApplied(live: unknown): unknown {
  const text = valueAt(live, 'metadata', 'annotations', LAST_APPLIED);
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined; // whoever wrote it was not kubectl
  }
}

function statusOf(
  live: unknown,
  applied: Record<string, unknown>,
): Record<string, unknown> {
  const status = mapOr(valueAt(live, 'status'));
  return changesModel(live, applied)
    ? Object.fromEntries(
        Object.entries(status).filter(([key]) => !OF_OLD_SPEC.includes(key)),
      )
    : status;
}

function mapOr(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}
