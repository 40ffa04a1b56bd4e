import type { KubeObject } from '../kubernetes/resourceType';
import type { RevisionRole } from '../model/types';
import { givenRole } from './givenRole';

/** An object that is one version among others of the same service. */
export interface VersionObject {
  name: string;
  /** undefined when it could not be read */
  object: KubeObject | undefined;
  /** whether the spec sends requests to it */
  takesTraffic: boolean;
  stopped: boolean;
}

/**
 * Which of several objects is the stable one, where no field says so:
 * 1. the label `modeldeck.io/role` on an object gives it that role;
 * 2. of the others, unless one was called stable, the oldest that takes requests is;
 * 3. stopped ones are retired, all others canaries.
 * Age is the rule and not the greater share, lest roles change in the middle of a canary.
 */
export function rolesByAge(
  versions: readonly VersionObject[],
): Map<string, RevisionRole> {
  const given = new Map(
    versions.flatMap(({ name, object }) => {
      const role = object && givenRole([object.metadata]);
      return role ? [[name, role] as const] : [];
    }),
  );
  const open = versions.filter(({ name }) => !given.has(name));
  const stable = [...given.values()].includes('stable')
    ? undefined
    : oldest(
        open.filter(version => version.takesTraffic && !version.stopped),
      ) ??
      oldest(open.filter(version => !version.stopped)) ??
      oldest(open);
  return new Map(
    versions.map(version => [
      version.name,
      given.get(version.name) ?? roleOf(version, stable),
    ]),
  );
}

function roleOf(
  version: VersionObject,
  stable: VersionObject | undefined,
): RevisionRole {
  if (version === stable) {
    return 'stable';
  }
  return version.stopped ? 'retired' : 'canary';
}

/** Where an age is not known for all of them, the order given decides. */
function oldest(versions: readonly VersionObject[]): VersionObject | undefined {
  const ages = versions.map(({ object }) => object?.metadata.creationTimestamp);
  if (ages.includes(undefined)) {
    return versions[0];
  }
  return [...versions].sort((a, b) => {
    const [x = '', y = ''] = [a, b].map(
      ({ object }) => object?.metadata.creationTimestamp,
    );
    return compare(x, y) || compare(a.name, b.name);
  })[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
