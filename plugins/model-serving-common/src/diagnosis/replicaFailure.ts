import { condition } from '../kubernetes/conditions';
import type { Deployment } from '../kubernetes/deployment';
import type { KubeObject } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';

interface Refusal {
  rule: string;
  pattern: RegExp;
  cause(match: RegExpMatchArray): string;
  /** words after `kubectl -n …` that show what refused */
  look(match: RegExpMatchArray): string[];
  fix: string;
}

/** How the API server words its refusal of a pod. */
const REFUSALS: readonly Refusal[] = [
  {
    rule: 'quota-exceeded',
    pattern:
      /exceeded quota: ([^,\s]+), requested: (\S+), used: (\S+), limited: (\S+)/,
    cause: ([, quota, requested, used, limited]) =>
      `the quota "${quota}" has no room for its pods: a pod asks for ${requested}; in use: ${used}; limit: ${limited}`,
    look: ([, quota]) => ['describe', 'resourcequota', quota ?? ''],
    fix: 'free some of the quota or have it raised',
  },
  {
    rule: 'service-account-missing',
    pattern: /serviceaccount "([^"]+)" not found/,
    cause: ([, account]) => `its service account "${account}" does not exist`,
    look: ([, account]) => ['get', 'serviceaccount', account ?? ''],
    fix: 'create it or name another',
  },
  {
    rule: 'pod-security-violated',
    pattern: /violates PodSecurity "([^"]+)"/,
    cause: ([, level]) =>
      `its pods violate the namespace's pod security level "${level}"`,
    look: () => ['get', 'events', '--field-selector', 'reason=FailedCreate'],
    fix: 'change the securityContext accordingly',
  },
  {
    rule: 'webhook-failed',
    pattern: /failed calling webhook "([^"]+)"/,
    cause: ([, webhook]) =>
      `the webhook "${webhook}" does not answer, so no pod can be created`,
    look: () => ['get', 'events', '--field-selector', 'reason=FailedCreate'],
    fix: 'bring the webhook’s own pods up',
  },
];

/** A Deployment, or what works like one, whose pods the API server refuses. @public */
export function replicaFailure(
  deployment: KubeObject & Pick<Deployment, 'conditions'>,
): Finding | undefined {
  const failure = condition(deployment.conditions, 'ReplicaFailure');
  if (failure?.status !== 'True') {
    return undefined;
  }
  const evidence = [
    {
      source: 'condition' as const,
      detail: `ReplicaFailure=True ${failure.reason}: ${quote(
        failure.message,
      )}`,
    },
  ];
  for (const { rule, pattern, cause, look, fix } of REFUSALS) {
    const match = failure.message.match(pattern);
    if (match) {
      return findingAbout(deployment, {
        rule,
        severity: 'error',
        cause: cause(match),
        evidence,
        fix: `${fix}; see ${kubectlCommand(deployment, ...look(match))}`,
      });
    }
  }
  return findingAbout(deployment, {
    rule: 'pod-creation-failed',
    severity: 'error',
    cause: `its pods cannot be created: ${quote(
      failure.message || failure.reason,
    )}`,
    evidence,
    fix: `see ${kubectlCommand(
      deployment,
      'describe',
      deployment.kind.toLowerCase(),
      deployment.metadata.name,
    )}`,
  });
}
