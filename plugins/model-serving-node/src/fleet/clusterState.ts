import {
  type ClusterState,
  type Gap,
  type Known,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';

export function reachableCluster(
  name: string,
  version: Known<string>,
  gaps: Gap[],
): ClusterState {
  return { name, version, reachable: true, gaps };
}

/** A cluster that nothing is known about now; anything but a KubeError is a bug and passes on. */
export function unreachableCluster(name: string, error: unknown): ClusterState {
  if (!(error instanceof KubeError)) {
    throw error;
  }
  return {
    name,
    version: unknown('the cluster could not be asked'),
    reachable: false,
    error: error.message,
    gaps: [],
  };
}

/** The cluster's version, or why it is not known: no reason to fail anything else. */
export async function readVersion(
  client: KubeClient,
  signal?: AbortSignal,
): Promise<Known<string>> {
  try {
    return (
      (await client.version({ signal })) ||
      unknown('the cluster does not say its version')
    );
  } catch (error) {
    return unknown(error instanceof KubeError ? error.why : String(error));
  }
}
