import {
  FieldReader,
  type KubeObject,
  type ResourceType,
} from '@modeldeck/plugin-model-serving-common';
import { KubeError } from '../kube/KubeError';
import { statusError } from '../kube/transport/statusError';

export type WatchEvent<T extends KubeObject> =
  | { type: 'changed'; object: T }
  | { type: 'removed'; object: T }
  /** nothing happened up to this version */
  | { type: 'bookmark'; resourceVersion: string }
  /** an event type of a later Kubernetes, which says nothing that we know */
  | { type: 'unknown' };

/**
 * One line of a watch stream.
 *
 * @throws KubeError: what an ERROR event says, or that the line is none
 */
export function readWatchEvent<T extends KubeObject>(
  line: string,
  type: ResourceType<T>,
  cluster: string,
): WatchEvent<T> {
  const { type: name, object } = parsed(line, type, cluster);
  switch (name) {
    case 'ADDED':
    case 'MODIFIED':
      return { type: 'changed', object: type.decode(object) };
    case 'DELETED':
      return { type: 'removed', object: type.decode(object) };
    case 'BOOKMARK': {
      const { metadata } = type.decode(object);
      return { type: 'bookmark', resourceVersion: metadata.resourceVersion };
    }
    case 'ERROR':
      throw statusError({
        cluster,
        what: `watch ${type.id}`,
        status: FieldReader.of(object).at('code').integer() ?? 500,
        retryAfter: undefined,
        body: JSON.stringify(object),
      });
    default:
      return { type: 'unknown' };
  }
}

function parsed(
  line: string,
  type: ResourceType,
  cluster: string,
): { type?: unknown; object?: unknown } {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    event = undefined;
  }
  if (typeof event !== 'object' || event === null) {
    throw new KubeError({
      kind: 'malformed',
      cluster,
      what: `watch ${type.id}`,
      why: 'an event is not JSON',
    });
  }
  return event;
}
