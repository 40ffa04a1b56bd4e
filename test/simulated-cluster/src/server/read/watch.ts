import type { Answer } from '../Answer';
import type { ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import { badRequest, invalid, resourceVersionTooOld } from '../statusErrors';
import { chooseRepresentation } from './representation';
import { readSelection } from './Selection';
import { WatchStream } from './WatchStream';

const INITIAL_EVENTS_END = { 'k8s.io/initial-events-end': 'true' };

/** Streams changes from a resource version on; from the present state when none is given. */
export function watchObjects(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const selection = readSelection(request);
  const representation = chooseRepresentation(request, context.now());
  const start = readStart(request);
  const timeoutSeconds = Number(request.query.get('timeoutSeconds') ?? 0);
  return {
    stream(response) {
      const stream = new WatchStream({
        response,
        selection,
        representation,
        bookmarks: request.query.get('allowWatchBookmarks') === 'true',
        now: context.now,
        isFrozen: () => context.faults.freezesWatches,
      });
      stream.begin();
      open(stream, start, request, context);
      if (!response.writableEnded) {
        context.watches.add(stream);
        const timer = startTimeout(stream, timeoutSeconds, context);
        response.once('close', () => {
          clearTimeout(timer);
          context.watches.remove(stream);
        });
      }
    },
  };
}

interface Start {
  /** undefined: the present state first */
  after: number | undefined;
  endOfInitialEvents: boolean;
}

function readStart({ query, resource }: ResourceRequest): Start {
  const version = query.get('resourceVersion') ?? '';
  if (version !== '' && !/^\d+$/.test(version)) {
    throw badRequest(
      `invalid resource version: "${version}": strconv.ParseUint: parsing "${version}": invalid syntax`,
    );
  }
  if (query.get('sendInitialEvents') === 'true') {
    if (query.get('resourceVersionMatch') !== 'NotOlderThan') {
      throw invalid(
        { ...resource, kind: 'ListOptions', group: 'meta.k8s.io' },
        '',
        [
          {
            reason: 'FieldValueForbidden',
            field: 'resourceVersionMatch',
            message:
              'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
          },
        ],
      );
    }
    return { after: undefined, endOfInitialEvents: true };
  }
  return {
    after: version === '' || version === '0' ? undefined : Number(version),
    endOfInitialEvents: false,
  };
}

function open(
  stream: WatchStream,
  { after, endOfInitialEvents }: Start,
  { resource, info }: ResourceRequest,
  { store }: ClusterContext,
): void {
  if (after === undefined) {
    const namespace = resource.namespaced ? info.namespace : undefined;
    for (const stored of store.list(resource, { namespace })) {
      stream.initial(stored);
    }
    if (endOfInitialEvents) {
      stream.bookmark(store.resourceVersion, INITIAL_EVENTS_END);
    }
    return;
  }
  // Not an answer of its own: the watch has begun by the time the cache finds out.
  if (!store.history.reaches(after)) {
    stream.fail(resourceVersionTooOld(after, store.history.oldest));
    return;
  }
  for (const change of store.history.since(after)) {
    if (
      change.resource.plural === resource.plural &&
      change.resource.group === resource.group
    ) {
      stream.change(change);
    }
  }
}

function startTimeout(
  stream: WatchStream,
  seconds: number,
  { store }: ClusterContext,
): NodeJS.Timeout | undefined {
  if (!(seconds > 0)) {
    return undefined;
  }
  return setTimeout(() => {
    stream.bookmark(store.resourceVersion);
    stream.end();
  }, seconds * 1000);
}
