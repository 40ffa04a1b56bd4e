import { revisionFailed } from '../../../diagnosis/revisionFailed';
import { KNATIVE_REVISIONS } from '../../../kubernetes/knativeRevision';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { InferenceService } from '../inferenceService/inferenceService';

/**
 * A revision that Knative has given up. It takes the pods away then, so that the Revision is all
 * that is left to tell of it.
 */
export function revisionFailures(
  { predictorStatus: { latestCreated, latestRolledout } }: InferenceService,
  objects: NamespaceObjects,
): Finding[] {
  return [...new Set([latestCreated, latestRolledout])]
    .filter(name => name !== undefined)
    .flatMap(name => objects.find(KNATIVE_REVISIONS, name) ?? [])
    .flatMap(revision => revisionFailed(revision) ?? []);
}
