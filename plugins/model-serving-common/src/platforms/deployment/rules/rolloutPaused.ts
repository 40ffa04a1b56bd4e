import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Deployment } from '../../../kubernetes/deployment';
import type { Finding } from '../../../model/types';

/** What is changed of a paused Deployment does not reach its pods, and nothing says so. */
export function rolloutPaused(deployment: Deployment): Finding | undefined {
  const { metadata, paused } = deployment;
  return paused
    ? findingAbout(deployment, {
        rule: 'rollout-paused',
        severity: 'info',
        cause: `the roll-out of Deployment "${metadata.name}" is paused: changes of its template do not reach its pods`,
        evidence: [{ source: 'field', detail: 'spec.paused: true' }],
        fix: `when they shall: ${kubectlCommand(
          deployment,
          'rollout',
          'resume',
          `deployment/${metadata.name}`,
        )}`,
      })
    : undefined;
}
