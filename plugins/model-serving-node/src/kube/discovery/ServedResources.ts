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

/** Which of the versions that we understand the cluster serves. */
export function servedVersion(
  type: ResourceType,
  groups: ServedGroups,
): Served {
  const versions = groups.get(type.group) ?? [];
  for (const version of type.versions) {
    const match = versions.find(candidate => candidate.version === version);
    if (match?.resources?.has(type.plural)) {
      return { state: 'served', version };
    }
  }
  const silent = versions.find(({ resources }) => resources === undefined);
  if (silent) {
    return {
      state: 'failed',
      reason: `the cluster cannot say what ${type.group}/${silent.version} serves: its API server does not answer`,
    };
  }
  return { state: 'absent', reason: absence(type, versions) };
}

function absence(
  type: ResourceType,
  versions: readonly ServedVersion[],
): string {
  const others = versions
    .filter(({ resources }) => resources?.has(type.plural))
    .map(({ version }) => version);
  return others.length > 0
    ? `the cluster serves it only as ${others.join(
        ', ',
      )}, which is not understood (${type.versions.join(', ')} are)`
    : 'the cluster does not serve this kind';
}
