import type { Marks } from '../kubernetes/marks';
import type { Known } from '../model/known';

/** What a registry can be told by. */
export interface RegisteredModel {
  /** without credentials or query */
  storageUri: Known<string>;
  /** labels and annotations of the service's objects */
  places: readonly Marks[];
}
