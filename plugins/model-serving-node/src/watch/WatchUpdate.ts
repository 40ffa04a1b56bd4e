import type {
  KubeObject,
  ReadState,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeError } from '../kube/KubeError';

/** How far the objects of a watch can be trusted. @public */
export interface WatchState {
  /** what may be concluded from the objects, and from the absence of one */
  read: ReadState;
  /** whether the objects were ever listed as a whole */
  synced: boolean;
  /** the objects are the last known ones since then */
  staleSince: string | undefined;
  /** what went wrong last; gone once it works again */
  error: KubeError | undefined;
}

/** What a watch tells. Trouble is data: a watch ends only when its caller ends it. @public */
export type WatchUpdate<T extends KubeObject> =
  /** all objects there are; those not among them are gone */
  | { type: 'objects'; objects: readonly T[] }
  | { type: 'changed'; object: T }
  | { type: 'removed'; object: T }
  | { type: 'state'; state: WatchState };
