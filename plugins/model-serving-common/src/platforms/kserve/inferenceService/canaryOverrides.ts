import type { FieldReader } from '../../../kubernetes/FieldReader';

/** Of a canary's own: it keeps its name by being renamed to, and its number of replicas is fixed. */
const NOT_INHERITED = new Set(['name', 'minReplicas']);

/**
 * What of a canary's predictor has to become the stable predictor's for a promotion, as JSON
 * pointers: KServe merges the one over the other, the model field by field
 * (kserve/kserve: components/predictor.go, buildCanaryPredictor).
 */
export function canaryOverrides(predictor: FieldReader): string[] {
  return predictor.entries().flatMap(([key, field]) => {
    if (NOT_INHERITED.has(key) || !field.exists) {
      return [];
    }
    return key === 'model'
      ? field
          .entries()
          .filter(([, part]) => part.exists)
          .map(([part]) => `/model/${pointerToken(part)}`)
      : [`/${pointerToken(key)}`];
  });
}

/** RFC 6901: a key as part of a JSON pointer. */
export function pointerToken(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
