import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand } from './kubectlCommand';
import { observedContainers } from './observedContainers';

/**
 * A container that runs and is not ready. No more than a warning: a model server that loads its
 * model looks the same, and how long it has been so cannot be told from one look.
 *
 * @public
 */
export function readinessProbe(pod: Pod): Finding | undefined {
  if (pod.metadata.deletionTimestamp !== undefined) {
    return undefined;
  }
  const container = observedContainers(pod).find(
    c => !c.init && !c.ready && c.started && c.state?.phase === 'running',
  );
  if (!container) {
    return undefined;
  }
  const { title, name } = container;
  return findingAbout(pod, {
    rule: 'readiness-probe-failing',
    severity: 'warning',
    cause: `${title} runs, but its readiness probe has not passed`,
    evidence: [
      {
        source: 'container',
        detail: `${title}: running, ready=false, ${container.restartCount} restarts`,
      },
    ],
    fix: `see whether the model is still loading: ${kubectlCommand(
      pod,
      'logs',
      pod.metadata.name,
      '-c',
      name,
    )}; the probe's answers are in ${kubectlCommand(
      pod,
      'describe',
      'pod',
      pod.metadata.name,
    )}`,
  });
}
