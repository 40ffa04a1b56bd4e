import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Pod } from '../../../kubernetes/pod';
import { isFailingState, podState } from '../../../kubernetes/podState';
import { isPodReady } from '../../../kubernetes/podSummary';
import type { StatefulSet } from '../../../kubernetes/statefulSet';
import type { Finding } from '../../../model/types';

/** The template that a pod was made by. */
const REVISION_HASH = 'controller-revision-hash';

/**
 * A StatefulSet that replaces its pods in order waits until a broken one gets ready before it
 * replaces it, so that the template which would repair it is never used
 * (kubernetes/kubernetes#67250; kubernetes.io: StatefulSets, "Forced rollback").
 */
export function brokenPodHoldsUpdate(
  set: StatefulSet,
  pods: readonly Pod[],
): Finding | undefined {
  const broken = pods.find(
    pod => isOutdated(pod, set) && !isPodReady(pod) && isFailing(pod),
  );
  if (!set.ordered || !broken) {
    return undefined;
  }
  const { name } = broken.metadata;
  return findingAbout(set, {
    rule: 'broken-pod-holds-update',
    severity: 'error',
    cause: `StatefulSet "${set.metadata.name}" does not get to its latest template: it waits for pod "${name}" of an earlier one to become ready, which fails`,
    evidence: [
      {
        source: 'container',
        detail: `${name}: ${podState(broken)}`,
      },
      {
        source: 'field',
        detail: `status.updateRevision: ${set.updateRevision}; the pod is of ${broken.metadata.labels[REVISION_HASH]}`,
      },
    ],
    fix: `delete the pod, which is then made by the latest template: ${kubectlCommand(
      set,
      'delete',
      'pod',
      name,
    )}`,
  });
}

function isOutdated({ metadata }: Pod, { updateRevision }: StatefulSet) {
  const revision = metadata.labels[REVISION_HASH];
  return (
    updateRevision !== '' &&
    revision !== undefined &&
    revision !== updateRevision
  );
}

function isFailing(pod: Pod): boolean {
  return isFailingState(podState(pod));
}
