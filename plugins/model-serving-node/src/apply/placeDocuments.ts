import type { AppliedObject } from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import type { ObjectPlace } from '../kube/write/applyRequest';
import type { ApplicableDocument } from './readDocuments';
import { ApplyRefusedError } from './ApplyRefusedError';
import { titleOf } from './titleOf';

/** A document, and the path that the cluster takes it at. */
export interface PlacedDocument extends ApplicableDocument {
  place: ObjectPlace;
}

/**
 * Where the cluster has objects of these kinds, as it says itself.
 *
 * @throws KubeError of kind `not-served` for a kind that the service cannot do without
 * @throws ApplyRefusedError where it lacks others and `acceptMissing` is not given
 */
export async function placeDocuments(
  documents: readonly ApplicableDocument[],
  options: {
    client: Pick<KubeClient, 'resourceNames' | 'cluster'>;
    namespace: string;
    acceptMissing: boolean;
    signal?: AbortSignal;
  },
): Promise<{ placed: PlacedDocument[]; skipped: AppliedObject[] }> {
  const { client, namespace, acceptMissing, signal } = options;
  const versions = [...new Set(documents.map(({ apiVersion }) => apiVersion))];
  const served = new Map(
    await Promise.all(
      versions.map(
        async version =>
          [version, await client.resourceNames(version, { signal })] as const,
      ),
    ),
  );
  const placed: PlacedDocument[] = [];
  const skipped: AppliedObject[] = [];
  for (const each of documents) {
    const { apiVersion, kind, name, optional } = each;
    const resource = served.get(apiVersion)?.get(kind);
    if (resource?.namespaced) {
      const { plural } = resource;
      const place = { apiVersion, kind, plural, namespace, name };
      placed.push({ ...each, place });
    } else if (optional) {
      const reason = `cluster "${client.cluster}" serves no ${kind} of ${apiVersion}`;
      skipped.push({ apiVersion, kind, name, outcome: 'skipped', reason });
    } else {
      throw notServed(each, client.cluster);
    }
  }
  if (skipped.length > 0 && !acceptMissing) {
    throw new ApplyRefusedError(whyMissing(skipped), 'conflict');
  }
  return { placed, skipped };
}

function notServed(document: ApplicableDocument, cluster: string): KubeError {
  const { apiVersion, kind } = document;
  return new KubeError({
    kind: 'not-served',
    cluster,
    what: `apply ${titleOf(document)}`,
    why: `the cluster serves no ${kind} of ${apiVersion}`,
    hint: 'install what brings it, or choose another cluster',
  });
}

function whyMissing(skipped: readonly AppliedObject[]): string {
  const titles = skipped.map(titleOf).join(', ');
  return `${titles} would be left out: ${skipped[0]?.reason}; install what brings it, or accept that it is missing (acceptMissing)`;
}
