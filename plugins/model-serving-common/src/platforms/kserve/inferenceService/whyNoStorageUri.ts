import type { PredictorSpec } from './predictorSpec';

/** Why a predictor's spec names no storage URI. */
export function whyNoStorageUri(predictor: PredictorSpec): string {
  if (predictor.storageKey !== undefined) {
    return `the spec names it by the key "${predictor.storageKey}" of a storage Secret`;
  }
  return predictor.isCustom
    ? 'a custom container brings its own model'
    : 'the spec names no storage URI';
}
