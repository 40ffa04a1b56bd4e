import {
  FieldReader,
  type ResourceType,
} from '@modeldeck/plugin-model-serving-common';
import { KubeError } from '../KubeError';
import {
  AGGREGATED_DISCOVERY,
  readAggregatedDiscovery,
} from './aggregatedDiscovery';
import { legacyDiscovery } from './legacyDiscovery';
import { type Served, servedVersion } from './ServedResources';

/** What a cluster serves of the kinds that were asked about. @public */
export interface Discovery {
  served(type: ResourceType): Served;
  /** why all of it is a guess; absent: the cluster said so */
  guessed?: string;
}

/**
 * Asks a cluster which versions of these kinds it serves: usually one request. The core group is
 * taken for granted. Who may not ask is assumed to face a cluster that serves the preferred
 * versions: a wrong guess shows as "not served" at the list.
 *
 * @throws KubeError when the cluster cannot be talked to
 */
export async function discover(
  types: readonly ResourceType[],
  read: (path: string, accept?: string) => Promise<unknown>,
): Promise<Discovery> {
  const wanted = new Set(types.map(({ group }) => group).filter(Boolean));
  try {
    const answer = FieldReader.of(await read('/apis', AGGREGATED_DISCOVERY));
    const groups =
      readAggregatedDiscovery(answer) ??
      (await legacyDiscovery({
        groupList: answer,
        wanted,
        read: async path => FieldReader.of(await read(path)),
      }));
    return {
      served: type =>
        type.group ? servedVersion(type, groups) : assumed(type),
    };
  } catch (error) {
    if (error instanceof KubeError && error.kind === 'forbidden') {
      return { served: assumed, guessed: error.message };
    }
    throw error;
  }
}

function assumed(type: ResourceType): Served {
  return { state: 'served', version: type.versions[0] ?? 'v1' };
}
