import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';
import type { KubeRequest } from '../transport/KubeRequest';
import { objectPath } from './objectPath';
import type { PatchOptions } from './patchRequest';

/** Where an object is, or is to be. @public */
export type ObjectPlace = PlannedWrite['object'];

/** How an object is to be applied. @public */
export interface ApplyOptions extends PatchOptions {
  /** takes fields over from whoever else keeps them; otherwise they are a conflict */
  force?: boolean;
}

/**
 * The request of a server-side apply: the server creates the object or changes it to what it is
 * given, and keeps record of who wrote which field (kubernetes/website: Server-Side Apply). JSON is
 * YAML, and the only content type for it that every supported server takes.
 */
export function applyRequest(
  place: ObjectPlace,
  document: object,
  fieldManager: string,
  { dryRun, force = false, signal }: ApplyOptions,
): KubeRequest {
  const query = new URLSearchParams({
    fieldManager,
    fieldValidation: 'Strict',
    ...(force && { force: 'true' }),
    ...(dryRun && { dryRun: 'All' }),
  });
  return {
    path: `${objectPath(place)}?${query}`,
    what: `apply ${place.kind}/${place.name}`,
    where: `namespace ${place.namespace}`,
    patch: {
      contentType: 'application/apply-patch+yaml',
      json: JSON.stringify(document),
    },
    signal,
  };
}
