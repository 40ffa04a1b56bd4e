import type { Marks } from '../kubernetes/marks';
import { type Known, orUnknown, unknown } from '../model/known';
import { modelVersion } from './modelVersion';
import { cleanStorageUri } from '../kubernetes/cleanStorageUri';

/** Which model a revision holds. */
export interface RevisionModel {
  storageUri: Known<string>;
  modelVersion: Known<string>;
}

/**
 * @param uri as it was found in the cluster
 * @param marks objects whose labels may name the version, the most specific one first
 */
export function revisionModel(
  uri: string | undefined,
  marks: ReadonlyArray<Marks | undefined>,
  whyNoUri: string,
): RevisionModel {
  const storageUri = uri === undefined ? undefined : cleanStorageUri(uri);
  return {
    storageUri: orUnknown(storageUri, whyNoUri),
    modelVersion: modelVersion(marks, storageUri),
  };
}

/** Nothing is known of a model whose revision left no trace but its name. */
export const NO_TRACE: RevisionModel = {
  storageUri: unknown('its Revision could not be read'),
  modelVersion: unknown('its Revision could not be read'),
};
