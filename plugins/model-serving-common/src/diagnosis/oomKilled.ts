import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand } from './kubectlCommand';
import { observedContainers } from './observedContainers';

/**
 * A container that the kernel killed at its memory limit. It says nothing of GPU memory, whose
 * exhaustion is an ordinary exit with an error in the log.
 *
 * @public
 */
export function oomKilled(pod: Pod): Finding | undefined {
  const container = observedContainers(pod).find(
    ({ ended }) => ended?.reason === 'OOMKilled',
  );
  if (!container) {
    return undefined;
  }
  const { title, name, ready, restartCount, ended } = container;
  return findingAbout(pod, {
    rule: 'pod-oom-killed',
    severity: ready ? 'warning' : 'error',
    cause: `${title} was killed because it needed more memory than its limit${
      ready ? '; it runs again' : ''
    }`,
    evidence: [
      {
        source: 'container',
        detail: `${title}: last ended OOMKilled, exit code ${
          ended?.exitCode ?? 137
        }, ${restartCount} restarts`,
      },
    ],
    fix: `raise resources.limits.memory of "${name}" above what loading the model takes; see ${kubectlCommand(
      pod,
      'top',
      'pod',
      pod.metadata.name,
      '--containers',
    )}`,
  });
}
