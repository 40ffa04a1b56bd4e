import type { KubeObject, ObjectMeta } from '../../json/KubeObject';
import { isJsonObject, objectAt, textAt } from '../../json/read';
import { groupVersion } from '../../resources/ApiResource';
import type { StoredObject } from '../../store/StoredObject';
import { jsonAnswer, type Answer } from '../Answer';
import { isDryRun, readObject, type ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import {
  encodeList,
  chooseRepresentation,
  encodeObject,
} from '../read/representation';
import { readSelection } from '../read/Selection';
import { badRequest, forbidden, invalid, notFound } from '../statusErrors';
import { APPLY_PATCH, applyConfiguration, patchObject } from './patch';
import type { DeleteOptions, WriteOptions } from './WriteOptions';

export function createObject(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const object = checkIdentity(request, readObject(request));
  const created = context.writer.create(
    request.resource,
    object,
    writeOptions(request),
  );
  return answer(request, context, created, 201);
}

export function updateObject(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const object = checkIdentity(request, readObject(request));
  const before = find(request, context);
  if (!before) {
    throw notFound(request.resource, object.metadata.name);
  }
  const options = writeOptions(request);
  const after = context.writer.update(
    request.resource,
    before,
    object,
    options,
  );
  return answer(request, context, after);
}

export function patchExisting(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { resource, info, contentType } = request;
  const before = find(request, context);
  const options = writeOptions(request);
  if (contentType === APPLY_PATCH) {
    return applyObject(request, context, before, options);
  }
  if (!before) {
    throw notFound(resource, info.name ?? '');
  }
  const patched = checkIdentity(
    request,
    patchObject(request, presented(before, request)),
  );
  const after = context.writer.update(
    resource,
    before,
    withOwnUid(patched, before, request),
    options,
  );
  return answer(request, context, after);
}

/**
 * A uid in a patch is a field that cannot be changed, no precondition as in an update; and the
 * status subresource takes its metadata from what is stored. An older version comes first.
 */
function withOwnUid(
  patched: KubeObject,
  { metadata: { uid, name, resourceVersion } }: StoredObject,
  { resource, info }: ResourceRequest,
): KubeObject {
  const { metadata } = patched;
  const isCurrent =
    !metadata.resourceVersion || metadata.resourceVersion === resourceVersion;
  if (isCurrent && metadata.uid !== uid && info.subresource !== 'status') {
    throw invalid(resource, name, [
      {
        reason: 'FieldValueInvalid',
        field: 'metadata.uid',
        message: `Invalid value: ${JSON.stringify(
          metadata.uid,
        )}: field is immutable`,
      },
    ]);
  }
  return { ...patched, metadata: { ...metadata, uid } };
}

function applyObject(
  request: ResourceRequest,
  context: ClusterContext,
  before: StoredObject | undefined,
  options: WriteOptions,
): Answer {
  const { resource } = request;
  const time = context
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const object = checkIdentity(
    request,
    applyConfiguration(request, before?.object, time),
  );
  // Ownership is already in the object.
  const recorded = { ...options, fieldManager: undefined };
  if (!before) {
    requireMayCreate(request, context);
    const created = context.writer.create(resource, object, recorded);
    return answer(request, context, created, 201);
  }
  const { resourceVersion: _, ...metadata } = object.metadata;
  const after = context.writer.update(
    resource,
    before,
    { ...object, metadata },
    recorded,
  );
  return answer(request, context, after);
}

/** Beside the right to patch (kubernetes/apiserver: pkg/endpoints/handlers/patch.go). */
function requireMayCreate(
  { info, user }: ResourceRequest,
  { faults }: ClusterContext,
): void {
  const wanted = { ...info, verb: 'create' };
  if (faults.isForbidden(wanted)) {
    throw forbidden({ ...wanted, user: user.name });
  }
}

export function deleteObject(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { resource, info } = request;
  const stored = find(request, context);
  if (!stored) {
    throw notFound(resource, info.name ?? '');
  }
  const gone = context.writer.delete(resource, stored, deleteOptions(request));
  if (
    context.store.get(resource, gone.metadata.namespace, gone.metadata.name)
  ) {
    return answer(request, context, gone);
  }
  return jsonAnswer({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: gone.metadata.name,
      ...(resource.group && { group: resource.group }),
      kind: resource.plural,
      uid: gone.metadata.uid,
    },
  });
}

export function deleteCollection(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { resource } = request;
  const selection = readSelection(request);
  const options = deleteOptions(request);
  const gone = context.store
    .list(resource, { namespace: selection.namespace })
    .filter(stored => selection.includes(stored.object))
    .map(stored => context.writer.delete(resource, stored, options));
  const resourceVersion = String(context.store.resourceVersion);
  const representation = chooseRepresentation(request, context.now());
  return {
    status: 200,
    body: encodeList(gone, { resourceVersion }, representation),
  };
}

function find(
  { resource, info }: ResourceRequest,
  { store }: ClusterContext,
): StoredObject | undefined {
  const namespace = resource.namespaced ? info.namespace : undefined;
  return store.get(resource, namespace, info.name ?? '');
}

/** The object in the version that the caller speaks, which is what a patch is made for. */
function presented(stored: StoredObject, request: ResourceRequest): KubeObject {
  const { info, resource } = request;
  const apiVersion = groupVersion(resource.group, info.version);
  return { ...stored.object, apiVersion };
}

function answer(
  request: ResourceRequest,
  context: ClusterContext,
  stored: StoredObject,
  status = 200,
): Answer {
  const representation = chooseRepresentation(request, context.now());
  return { status, body: encodeObject(stored, representation) };
}

/** kubernetes/apiserver: pkg/registry/rest/create.go and update.go, on what path and body agree. */
function checkIdentity(request: ResourceRequest, body: unknown): KubeObject {
  const { info, resource } = request;
  const expected = groupVersion(resource.group, info.version);
  if (!isJsonObject(body)) {
    throw badRequest('the body of the request is empty');
  }
  if (resource.custom && body.kind === undefined) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${resource.kind}): Object 'Kind' is missing`,
    );
  }
  const kind = body.kind ?? resource.kind;
  const apiVersion = body.apiVersion ?? expected;
  if (kind !== resource.kind || apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${String(apiVersion)}, Kind=${String(
        kind,
      )}) does not match the expected API version (${expected}, Kind=${
        resource.kind
      })`,
    );
  }
  const metadata = (objectAt(body, 'metadata') ?? {}) as unknown as ObjectMeta;
  if (info.name && metadata.name && metadata.name !== info.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${info.name})`,
    );
  }
  const namespace = resource.namespaced ? info.namespace : undefined;
  if (metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const { namespace: _, ...rest } = metadata;
  return {
    ...body,
    apiVersion: expected,
    kind: resource.kind,
    metadata: {
      ...rest,
      name: metadata.name || (info.name ?? ''),
      ...(namespace && { namespace }),
    },
  };
}

function writeOptions(request: ResourceRequest): WriteOptions {
  const { query, userAgent, info, resource } = request;
  const [program = ''] = userAgent.split('/');
  return {
    dryRun: isDryRun(request),
    fieldManager: query.get('fieldManager') || program || 'unknown',
    subresource: info.subresource === 'status' ? 'status' : '',
    apiVersion: groupVersion(resource.group, info.version),
  };
}

function deleteOptions(request: ResourceRequest): DeleteOptions {
  const body = readObject(request);
  const dryRun =
    isDryRun(request) ||
    (Array.isArray(body?.dryRun) && body.dryRun.length > 0);
  return {
    dryRun,
    propagationPolicy:
      request.query.get('propagationPolicy') ??
      textAt(body, 'propagationPolicy'),
    preconditions: {
      uid: textAt(body, 'preconditions', 'uid'),
      resourceVersion: textAt(body, 'preconditions', 'resourceVersion'),
    },
  };
}
