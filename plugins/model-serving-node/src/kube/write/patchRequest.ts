import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';
import type { KubeRequest } from '../transport/KubeRequest';
import { guardedPatch } from './guardedPatch';
import { objectPath } from './objectPath';

/** How a write is to be made. @public */
export interface PatchOptions {
  /** the server does everything but keep it */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/**
 * The request that makes a planned write. Strict, since a field that the server does not know
 * would otherwise be dropped without a word, and the write would do nothing
 * (kubernetes/apiserver: pkg/endpoints/handlers/patch.go).
 */
export function patchRequest(
  write: PlannedWrite,
  fieldManager: string,
  { dryRun, signal }: PatchOptions,
): KubeRequest {
  const { object, subresource, type } = write;
  const query = new URLSearchParams({
    fieldManager,
    fieldValidation: 'Strict',
    ...(dryRun && { dryRun: 'All' }),
  });
  return {
    path: `${objectPath(object, subresource)}?${query}`,
    what: `patch ${object.kind}/${object.name}${
      subresource ? ` (its ${subresource})` : ''
    }`,
    where: object.namespace && `namespace ${object.namespace}`,
    patch: {
      contentType: `application/${type}-patch+json`,
      json: JSON.stringify(guardedPatch(write)),
    },
    signal,
  };
}
