import type { GpuHolder } from '@modeldeck/plugin-model-serving-common';

export interface PodPlace {
  cluster: string;
  namespace: string;
  pod: string;
}

/** Who holds accelerators, by the pod that does. */
export type HolderIndex = ReadonlyMap<string, GpuHolder>;

export function holderIndex(holders: readonly GpuHolder[]): HolderIndex {
  return new Map(
    // Whom the user may not see has no name to be found by.
    holders
      .filter(({ pod }) => pod !== '')
      .map(holder => [podKey(holder), holder]),
  );
}

export function holderOf(
  index: HolderIndex,
  place: PodPlace,
): GpuHolder | undefined {
  return index.get(podKey(place));
}

function podKey({ cluster, namespace, pod }: PodPlace): string {
  return JSON.stringify([cluster, namespace, pod]);
}
