import type { Marks } from '../kubernetes/marks';
import { plainText } from '../kubernetes/plainText';

/**
 * Annotations that Backstage's own plugins read from an entity. Only these leave the cluster:
 * others may hold anything.
 */
const CARRIED = new Set([
  'argocd/app-name',
  'argocd/app-namespace',
  'argocd/app-selector',
  'backstage.io/edit-url',
  'backstage.io/kubernetes-id',
  'backstage.io/source-location',
  'backstage.io/techdocs-ref',
  'backstage.io/view-url',
  'github.com/project-slug',
  'gitlab.com/project-slug',
  'grafana/alert-label-selector',
  'grafana/dashboard-selector',
  'grafana/overview-dashboard',
  'grafana/tag-selector',
]);

/** Those annotations of a service's objects that its entity carries; the first of a key counts. */
export function catalogAnnotations(
  places: readonly Pick<Marks, 'annotations'>[],
): Record<string, string> {
  const carried: Record<string, string> = {};
  for (const { annotations } of places) {
    for (const [key, value] of Object.entries(annotations)) {
      if (CARRIED.has(key) && !Object.hasOwn(carried, key)) {
        carried[key] = plainText(value);
      }
    }
  }
  return carried;
}
