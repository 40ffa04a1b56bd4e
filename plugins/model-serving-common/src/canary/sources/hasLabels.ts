import type { Labels } from './MetricSource';

export function hasLabels(labels: Labels, having: Labels = {}): boolean {
  return Object.entries(having).every(
    ([label, value]) => labels[label] === value,
  );
}
