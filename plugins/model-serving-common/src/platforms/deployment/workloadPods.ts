import { type Pod, PODS } from '../../kubernetes/pod';
import {
  PODS_BY_DEPLOYMENT,
  PODS_BY_STATEFUL_SET,
} from '../../kubernetes/podOwners';
import { isPodReady } from '../../kubernetes/podSummary';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { NamespaceObjects } from '../NamespaceObjects';
import { isStatefulSet, type PlainWorkload } from '../PlainWorkload';
import { readsAllPods } from '../../recognition/podSelector';

/** Whether its template labels its pods as it is labelled itself. */
export function arePodsLabelled({
  metadata,
  template,
}: PlainWorkload): boolean {
  return (
    template.labels[MODEL_SERVICE_LABEL] ===
    (metadata.labels[MODEL_SERVICE_LABEL] || undefined)
  );
}

/**
 * Whether its pods are among those that are read. Pods are asked for by the service's label, which
 * they get from the template; with configured rules all pods are read, since those of a workload
 * without our label cannot be told apart before.
 */
export function arePodsRead(
  workload: PlainWorkload,
  settings: ServingSettings,
): boolean {
  return arePodsLabelled(workload) || readsAllPods(settings);
}

/** Why the pods that were read are not all pods of the workload. */
export function whyPodsUnknown(
  workload: PlainWorkload,
  objects: NamespaceObjects,
): string | undefined {
  return (
    objects.cannotTell(PODS) ??
    (arePodsRead(workload, objects.settings)
      ? undefined
      : `the pods of ${workload.kind} "${workload.metadata.name}" do not carry its label ${MODEL_SERVICE_LABEL}`)
  );
}

/** Its pods, none where they are not known: some of them would look like all. */
export function podsOfWorkload(
  workload: PlainWorkload,
  objects: NamespaceObjects,
): readonly Pod[] {
  if (whyPodsUnknown(workload, objects) !== undefined) {
    return [];
  }
  const index = isStatefulSet(workload)
    ? PODS_BY_STATEFUL_SET
    : PODS_BY_DEPLOYMENT;
  return objects.lookup(index, workload.metadata.name);
}

/** Ready pods; the workload's own count where its pods are not known. */
export function readyPodsOf(
  workload: PlainWorkload,
  objects: NamespaceObjects,
): number {
  return whyPodsUnknown(workload, objects) === undefined
    ? podsOfWorkload(workload, objects).filter(isPodReady).length
    : workload.readyReplicas;
}
