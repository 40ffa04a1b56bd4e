import { applyPatch, type Operation } from 'fast-json-patch';
import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { isJsonObject } from '../../json/read';
import { describePath } from '../../patches/fieldSet';
import { applyMergePatch } from '../../patches/mergePatch';
import {
  applyServerSide,
  type FieldConflict,
} from '../../patches/serverSideApply';
import { applyStrategicMergePatch } from '../../patches/strategicMergePatch';
import type { ResourceRequest } from '../ApiRequest';
import { parseBody, parseObject } from '../ApiRequest';
import { StatusError } from '../StatusError';
import { badRequest, invalid, unsupportedMediaType } from '../statusErrors';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_MERGE_PATCH = 'application/strategic-merge-patch+json';
export const APPLY_PATCH = 'application/apply-patch+yaml';

/** The object after a JSON, merge or strategic merge patch. */
export function patchObject(
  request: ResourceRequest,
  object: KubeObject,
): KubeObject {
  const patched = applyByType(request, structuredClone(object));
  if (!isJsonObject(patched) || !isJsonObject(patched.metadata)) {
    throw badRequest('the patch leaves no object');
  }
  return patched as KubeObject;
}

function applyByType(request: ResourceRequest, object: KubeObject): unknown {
  const { contentType, resource } = request;
  if (contentType === JSON_PATCH) {
    return applyJsonPatch(parseBody(request), object);
  }
  if (contentType === MERGE_PATCH) {
    return applyMergePatch(object, parseObject(request));
  }
  // Custom resources have no Go types that would say which lists are maps.
  if (contentType === STRATEGIC_MERGE_PATCH && !resource.custom) {
    return applyStrategicMergePatch(object, parseObject(request));
  }
  throw unsupportedMediaType([
    JSON_PATCH,
    MERGE_PATCH,
    ...(resource.custom ? [] : [STRATEGIC_MERGE_PATCH]),
    APPLY_PATCH,
  ]);
}

function applyJsonPatch(operations: unknown, object: KubeObject): unknown {
  if (!Array.isArray(operations)) {
    throw badRequest('error decoding patch: a JSON patch is a list');
  }
  try {
    return applyPatch(object as JsonObject, operations as Operation[], true)
      .newDocument;
  } catch {
    // It says no more, whether a test failed, a path is not there or the patch makes no sense.
    throw new StatusError(
      422,
      'Invalid',
      'the server rejected our request due to an error in our request',
      {},
    );
  }
}

/** The object after a server-side apply; 409 naming every field that somebody else owns. */
export function applyConfiguration(
  request: ResourceRequest,
  live: KubeObject | undefined,
  time: string,
): KubeObject {
  const configuration = parseObject(request) as KubeObject;
  const { query, info, resource } = request;
  const manager = query.get('fieldManager');
  if (!manager) {
    throw invalid(
      { ...resource, kind: 'PatchOptions', group: 'meta.k8s.io' },
      '',
      [
        {
          reason: 'FieldValueRequired',
          field: 'fieldManager',
          message: 'Required value: is required for apply patch',
        },
      ],
    );
  }
  const { object, conflicts } = applyServerSide({
    live,
    configuration,
    force: query.get('force') === 'true',
    manager: {
      manager,
      operation: 'Apply',
      apiVersion: configuration.apiVersion,
      time,
      ...(info.subresource && { subresource: info.subresource }),
    },
  });
  if (conflicts.length > 0) {
    throw applyConflict(conflicts);
  }
  return object;
}

/** kubernetes/apimachinery: pkg/util/managedfields/internal/conflict.go */
function applyConflict(conflicts: readonly FieldConflict[]): StatusError {
  const causes = conflicts.map(conflict => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${JSON.stringify(conflict.manager)}${
      conflict.subresource
        ? ` with subresource ${JSON.stringify(conflict.subresource)}`
        : ''
    } using ${conflict.apiVersion}`,
    field: describePath(conflict.path),
  }));
  const fields = causes.map(cause => `${cause.message}: ${cause.field}`);
  const count =
    causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`;
  return new StatusError(
    409,
    'Conflict',
    `Apply failed with ${count}: ${fields.join('\n')}`,
    { causes },
  );
}
