import type { ResourceType } from '@modeldeck/plugin-model-serving-common';

/**
 * How a cluster serves a kind of object. `failed` is not `absent`: an aggregated API whose server
 * is down hides its kinds.
 *
 * @public
 */
export type Served =
  | { state: 'served'; version: string }
  | { state: 'absent'; reason: string }
  | { state: 'failed'; reason: string };

/** One version of one API group. */
export interface ServedVersion {
  version: string;
  /** plural names; undefined when the server could not say */
  resources: ReadonlySet<string> | undefined;
}

/** Groups to their versions, the server's preferred one first. */
export type ServedGroups = ReadonlyMap<string, readonly ServedVersion[]>;

/**
 * The version to read a kind in: of those that we understand the best, else whatever the server
 * prefers. Versions of a kind share most fields, so that an object in an unknown one still tells
 * something, which is said of it (`api-version-unknown`).
 */
export function servedVersion(
  type: ResourceType,
  groups: ServedGroups,
): Served {
  const versions = groups.get(type.group) ?? [];
  const serving = versions
    .filter(({ resources }) => resources?.has(type.plural))
    .map(({ version }) => version);
  const version =
    type.versions.find(known => serving.includes(known)) ?? serving[0];
  if (version !== undefined) {
    return { state: 'served', version };
  }
  const silent = versions.find(({ resources }) => resources === undefined);
  return silent
    ? {
        state: 'failed',
        reason: `the cluster cannot say what ${type.group}/${silent.version} serves: its API server does not answer`,
      }
    : { state: 'absent', reason: 'the cluster does not serve this kind' };
}
