import type { ContainerState } from '../kubernetes/container';
import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';
import { isCrashing, observedContainers } from './observedContainers';

/** Only codes whose meaning does not depend on the program. */
const EXIT_CODES: Readonly<Record<number, string>> = {
  126: 'its command cannot be executed',
  127: 'its command was not found in the image',
  132: 'it used an instruction that the node’s CPU does not have',
  134: 'it aborted itself',
  137: 'it was killed, by a failing liveness probe or for want of memory',
  139: 'it crashed with a memory access error',
  143: 'it was asked to stop, which a failing liveness probe does',
};

/** A container that ends with a failure each time it is started. @public */
export function crashLoop(pod: Pod): Finding | undefined {
  const container = observedContainers(pod).find(isCrashing);
  if (!container) {
    return undefined;
  }
  const { title, name, ended, restartCount } = container;
  const code = ended?.exitCode;
  const meaning = code === undefined ? undefined : EXIT_CODES[code];
  const previous = container.waiting ? ['--previous'] : [];
  return findingAbout(pod, {
    rule: 'pod-crash-loop',
    severity: 'error',
    cause:
      code === undefined
        ? `${title} keeps ending after its start`
        : `${title} keeps ending with exit code ${code}${
            meaning ? `: ${meaning}` : ''
          }`,
    evidence: [
      {
        source: 'container',
        detail: `${title}: ${restartCount} restarts, ${endedAs(ended)}`,
      },
      {
        source: 'container',
        detail: quote(ended?.message ?? '', { keep: 'end' }),
      },
    ],
    fix: `read its last words: ${kubectlCommand(
      pod,
      'logs',
      pod.metadata.name,
      '-c',
      name,
      ...previous,
    )}`,
  });
}

function endedAs(ended: ContainerState | undefined): string {
  if (!ended) {
    return 'no report of how it ended';
  }
  const at = ended.finishedAt ? ` at ${ended.finishedAt}` : '';
  return `last ended ${ended.reason || 'without a reason'}, exit code ${
    ended.exitCode ?? 'unknown'
  }${at}`;
}
