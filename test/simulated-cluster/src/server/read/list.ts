import type { Answer } from '../Answer';
import type { ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import { StatusError } from '../StatusError';
import { badRequest, continueExpired, notFound } from '../statusErrors';
import { objectKey } from '../../store/ObjectStore';
import {
  decodeContinueToken,
  encodeContinueToken,
  type ContinueToken,
} from './continueToken';
import {
  chooseRepresentation,
  encodeList,
  encodeObject,
} from './representation';
import { readSelection } from './Selection';

export function getObject(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { namespace, name = '' } = request.info;
  const { resource } = request;
  const stored = context.store.get(
    resource,
    resource.namespaced ? namespace : undefined,
    name,
  );
  if (!stored) {
    throw notFound(resource, name);
  }
  const representation = chooseRepresentation(request, context.now());
  return { status: 200, body: encodeObject(stored, representation) };
}

/** A list, or a page of one. Later pages carry the resource version of the first. */
export function listObjects(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { store } = context;
  const selection = readSelection(request);
  const token = readContinue(request, context);
  const limit = readLimit(request);
  refuseVersion(request, context);
  const found = store.list(request.resource, {
    namespace: selection.namespace,
    after: token?.after,
  });
  const selected = selection.everything
    ? found
    : found.filter(stored => selection.includes(stored.object));
  const page = limit > 0 ? selected.slice(0, limit) : selected;
  const remaining = selected.length - page.length;
  const version = token?.resourceVersion ?? store.resourceVersion;
  const last = page.at(-1);
  const listMeta = {
    resourceVersion: String(version),
    ...(remaining > 0 &&
      last && {
        continue: encodeContinueToken({
          resourceVersion: version,
          after: objectKey(last.metadata),
        }),
        // Counting needs the whole list, which a selector keeps the real server from knowing.
        ...(selection.everything && { remainingItemCount: remaining }),
      }),
  };
  const representation = chooseRepresentation(request, context.now());
  return { status: 200, body: encodeList(page, listMeta, representation) };
}

function readLimit(request: ResourceRequest): number {
  const limit = Number(request.query.get('limit') ?? 0);
  if (!Number.isInteger(limit)) {
    throw badRequest(
      `strconv.ParseInt: parsing "${request.query.get(
        'limit',
      )}": invalid syntax`,
    );
  }
  return limit;
}

function readContinue(
  request: ResourceRequest,
  { store }: ClusterContext,
): ContinueToken | undefined {
  const text = request.query.get('continue');
  if (!text) {
    return undefined;
  }
  const token = decodeContinueToken(text);
  // A token of ours made to go on inconsistently carries -1.
  if (token.resourceVersion < 0) {
    return { ...token, resourceVersion: store.resourceVersion };
  }
  if (!store.history.reaches(token.resourceVersion)) {
    throw continueExpired(
      encodeContinueToken({ ...token, resourceVersion: -1 }),
    );
  }
  return token;
}

/** A version that is none, or one from before a restore of etcd, say. */
function refuseVersion(
  request: ResourceRequest,
  { store }: ClusterContext,
): void {
  const text = request.query.get('resourceVersion') ?? '';
  if (!/^\d*$/.test(text)) {
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
    );
  }
  const asked = Number(text);
  if (asked > store.resourceVersion) {
    const message = `Timeout: Too large resource version: ${asked}, current: ${store.resourceVersion}`;
    throw new StatusError(504, 'Timeout', message, {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    });
  }
}
