import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';

/** A pod that its node threw out. Its successor may run well, so it is a warning. @public */
export function evicted(pod: Pod): Finding | undefined {
  if (pod.phase !== 'Failed' || pod.reason !== 'Evicted') {
    return undefined;
  }
  return findingAbout(pod, {
    rule: 'pod-evicted',
    severity: 'warning',
    cause: 'the node evicted the pod because it ran short of a resource',
    evidence: [{ source: 'field', detail: quote(pod.message) }],
    fix: `request what the model really uses; then remove the remains: ${kubectlCommand(
      pod,
      'delete',
      'pod',
      pod.metadata.name,
    )}`,
  });
}
