import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { isClusterFailure, KubeError } from '../KubeError';
import type { ServedGroups, ServedVersion } from './ServedResources';

/** Reads a path as JSON. */
export type ReadDocument = (path: string) => Promise<FieldReader>;

/** Group by group, for servers before 1.26: only the wanted groups, each version a request. */
export async function legacyDiscovery(options: {
  groupList: FieldReader;
  wanted: ReadonlySet<string>;
  read: ReadDocument;
}): Promise<ServedGroups> {
  const { groupList, wanted, read } = options;
  const groups = groupList
    .at('groups')
    .list()
    .map(group => ({
      name: group.at('name').string() ?? '',
      versions: group
        .at('versions')
        .list()
        .map(version => version.at('version').string() ?? ''),
    }))
    .filter(({ name }) => wanted.has(name));
  return new Map(
    await Promise.all(
      groups.map(
        async ({ name, versions }): Promise<[string, ServedVersion[]]> => [
          name,
          await Promise.all(
            versions.map(version => readVersion(name, version, read)),
          ),
        ],
      ),
    ),
  );
}

async function readVersion(
  group: string,
  version: string,
  read: ReadDocument,
): Promise<ServedVersion> {
  try {
    const document = await read(`/apis/${group}/${version}`);
    const names = document
      .at('resources')
      .list()
      .map(resource => resource.at('name').string() ?? '');
    return { version, resources: new Set(names) };
  } catch (error) {
    if (error instanceof KubeError && !isClusterFailure(error)) {
      return { version, resources: undefined };
    }
    throw error;
  }
}
