import type {
  FieldReader,
  KubeObject,
  ResourceType,
} from '@modeldeck/plugin-model-serving-common';
import { KubeError } from './KubeError';
import {
  apiVersionOf,
  placeOf,
  resourcePath,
  type ResourcePathOptions,
} from './resourcePath';

/** @public */
export interface ListOptions extends ResourcePathOptions {
  /** objects per request; 0 for all at once */
  chunkSize?: number;
  signal?: AbortSignal;
}

/** @public */
export interface ListPage<T extends KubeObject> {
  /** decoded; the raw objects are dropped */
  items: T[];
  /** true for the first page of every attempt: what came before it no longer counts */
  isFirst: boolean;
  /** where a watch can go on from, once the last page is there */
  resourceVersion: string;
}

/** @public */
export interface FirstPage<T extends KubeObject> {
  items: T[];
  isWhole: boolean;
  /** how many objects come after it; undefined: the server does not say, as with selectors */
  remaining: number | undefined;
}

/** An answer to a list request, its items not yet decoded. */
export interface ListBody {
  metadata: FieldReader;
  decode<T extends KubeObject>(type: ResourceType<T>, apiVersion: string): T[];
}

export interface ListRequest {
  path: string;
  what: string;
  where: string | undefined;
  signal: AbortSignal | undefined;
}

/** kubectl's own default: a page is then about 2 MB of InferenceServices. */
export const DEFAULT_CHUNK_SIZE = 500;

/** A list that takes longer than its continue token lives is begun anew this often. */
const MOST_RESTARTS = 2;

/**
 * A collection page by page, each decoded as it arrives while the next one is on its way.
 *
 * @throws KubeError; what was yielded before then is not the whole list
 */
export async function* listPages<T extends KubeObject>(
  type: ResourceType<T>,
  options: ListOptions,
  read: (request: ListRequest) => Promise<ListBody>,
): AsyncGenerator<ListPage<T>> {
  const fetchPage = (token: string | undefined) =>
    read(listRequest(type, options, token));
  const apiVersion = apiVersionOf(type, options);
  let restarts = 0;
  let token: string | undefined;
  let next = fetchPage(token);
  try {
    do {
      const isFirst = token === undefined;
      let page: ListBody;
      try {
        page = await next;
      } catch (error) {
        if (!isFirst && isGone(error) && restarts < MOST_RESTARTS) {
          restarts += 1;
          token = undefined;
          next = fetchPage(token);
          continue;
        }
        throw error;
      }
      const { metadata } = page;
      token = metadata.at('continue').string() || undefined;
      if (token) {
        next = fetchPage(token);
      }
      yield {
        items: page.decode(type, apiVersion),
        isFirst,
        resourceVersion: metadata.at('resourceVersion').string() ?? '',
      };
      if (!token) {
        return;
      }
    } while (true);
  } finally {
    // The caller may stop while a page is on its way; nobody waits for its failure then.
    next.catch(() => {});
  }
}

/**
 * The first page of a collection, for callers that can do with less when it is not the whole.
 *
 * @throws KubeError
 */
export async function readFirstPage<T extends KubeObject>(
  type: ResourceType<T>,
  options: ListOptions,
  read: (request: ListRequest) => Promise<ListBody>,
): Promise<FirstPage<T>> {
  const page = await read(listRequest(type, options, undefined));
  const isWhole = !page.metadata.at('continue').string();
  return {
    items: page.decode(type, apiVersionOf(type, options)),
    isWhole,
    remaining: isWhole
      ? 0
      : page.metadata.at('remainingItemCount').integer() || undefined,
  };
}

function listRequest(
  type: ResourceType,
  options: ListOptions,
  token: string | undefined,
): ListRequest {
  const { chunkSize = DEFAULT_CHUNK_SIZE, namespace, signal } = options;
  return {
    path: resourcePath(type, options, {
      limit: chunkSize > 0 ? String(chunkSize) : undefined,
      continue: token,
    }),
    what: `list ${type.id}`,
    where: placeOf(type, namespace),
    signal,
  };
}

function isGone(error: unknown): boolean {
  return error instanceof KubeError && error.kind === 'gone';
}
