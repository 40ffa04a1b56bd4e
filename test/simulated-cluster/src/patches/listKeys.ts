import { isJsonObject } from '../json/read';

/**
 * Which lists are maps in disguise, and by which fields (kubernetes/api: the listMapKey and
 * patchMergeKey markers of the pod template and of conditions). All other lists are atomic.
 */
const KEYS: ReadonlyMap<string, readonly string[][]> = new Map([
  ['containers', [['name']]],
  ['initContainers', [['name']]],
  ['ephemeralContainers', [['name']]],
  ['volumes', [['name']]],
  ['env', [['name']]],
  ['imagePullSecrets', [['name']]],
  ['volumeMounts', [['mountPath']]],
  ['volumeDevices', [['devicePath']]],
  ['hostAliases', [['ip']]],
  [
    'ports',
    [
      ['containerPort', 'protocol'],
      ['port', 'protocol'],
    ],
  ],
  ['conditions', [['type']]],
  ['ownerReferences', [['uid']]],
  ['listeners', [['name']]],
  ['topologySpreadConstraints', [['topologyKey', 'whenUnsatisfiable']]],
]);

const DEFAULTS: ReadonlyMap<string, unknown> = new Map([['protocol', 'TCP']]);

/** The fields that tell the items of a list apart; undefined for an atomic list. */
export function listKeys(
  field: string,
  items: readonly unknown[],
): readonly string[] | undefined {
  return KEYS.get(field)?.find(keys =>
    items.every(
      item => isJsonObject(item) && item[keys[0] ?? ''] !== undefined,
    ),
  );
}

/** What an item is called among its siblings. */
export function itemKey(item: unknown, keys: readonly string[]): string {
  const values = isJsonObject(item) ? item : {};
  return JSON.stringify(
    Object.fromEntries(
      keys.map(key => [key, values[key] ?? DEFAULTS.get(key) ?? null]),
    ),
  );
}
