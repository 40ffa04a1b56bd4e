import { FieldReader } from '../../../kubernetes/FieldReader';

const KEYS = [
  'autoscaling.knative.dev/min-scale',
  'autoscaling.knative.dev/minScale',
  'autoscaling.knative.dev/initial-scale',
  'autoscaling.knative.dev/initialScale',
];

/**
 * With how many pods a revision begins. It is one at least, though it may go to zero once it was
 * ready (knative/serving: docs, `allow-zero-initial-scale` is off).
 */
export function knativeScale(template: unknown): number {
  const annotations = FieldReader.of(template)
    .at('metadata', 'annotations')
    .stringMap();
  const counts = KEYS.map(key => Number(annotations[key] ?? 1));
  return Math.max(1, ...counts.filter(Number.isSafeInteger));
}
