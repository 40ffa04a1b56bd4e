import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { isDeepStrictEqual } from 'node:util';
import { fleetInPortal, fleetInTerminal } from './fleets';
import { waitUntil } from './waitUntil';

/** That portal and terminal tell of a cluster the same, whatever they may read of it. */
export function describeSameFleet(
  context: () => { url: string; kubeconfigs: Record<string, string> },
): void {
  it.each([
    ['simulated', []],
    ['limited', ['llminferenceservices.serving.kserve.io', 'pods']],
  ])(
    'say the same of the cluster "%s", field by field',
    async (name, forbidden) => {
      const { url, kubeconfigs } = context();
      const inTerminal = await fleetInTerminal(kubeconfigs[name]!);
      let inPortal: unknown;
      // The portal reads the clusters while it starts; what it says in the end counts.
      await waitUntil({
        what: 'both say the same',
        timeoutMs: 30_000,
        holds: async () => {
          inPortal = await fleetInPortal(url, name);
          return isDeepStrictEqual(inPortal, inTerminal);
        },
      }).catch(() => undefined);
      expect(inPortal).toEqual(inTerminal);
      const { clusters, items } = inPortal as ModelServiceList;
      expect(items).not.toEqual([]);
      expect(
        clusters
          .flatMap(({ gaps }) => gaps)
          .filter(({ state }) => state === 'forbidden')
          .map(({ resource }) => resource)
          .sort(),
      ).toEqual(forbidden);
    },
  );
}
