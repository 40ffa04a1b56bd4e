import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import type { Finding } from '../../../model/types';
import type { RayService } from '../rayService';

interface Failure {
  rule: string;
  cause: string;
  fix(service: RayService): string;
}

/** Reasons of Ready=False that stay until somebody acts. */
const FAILURES: Readonly<Record<string, Failure>> = {
  ZeroServeEndpoints: {
    rule: 'no-serve-endpoints',
    cause: 'no pod takes requests any more, although it was ready before',
    fix: service =>
      `see whether Serve's proxies run: ${kubectlCommand(
        service,
        'get',
        'pods',
        '-l',
        `ray.io/cluster=${service.active?.name ?? ''}`,
      )}`,
  },
  InitializingTimeout: {
    rule: 'ray-initializing-timeout',
    cause:
      'it was not ready within the time of its annotation ray.io/initializing-timeout, and KubeRay has given it up: a change of its spec starts nothing any more',
    fix: service =>
      `delete it and create it again: ${kubectlCommand(
        service,
        'delete',
        'rayservice',
        service.metadata.name,
      )}`,
  },
  ValidationFailed: {
    rule: 'invalid-spec',
    cause: 'KubeRay refuses its spec, and does nothing until it is corrected',
    fix: service =>
      `correct it: ${kubectlCommand(
        service,
        'edit',
        'rayservice',
        service.metadata.name,
      )}`,
  },
};

/** Nothing answers, for a reason that KubeRay names. */
export function serviceFailed(service: RayService): Finding | undefined {
  const ready = condition(service.conditions, 'Ready');
  const failure =
    ready?.status === 'False' && Object.hasOwn(FAILURES, ready.reason)
      ? FAILURES[ready.reason]
      : undefined;
  if (!ready || !failure) {
    return undefined;
  }
  return findingAbout(service, {
    rule: failure.rule,
    severity: 'error',
    cause: failure.cause,
    evidence: [
      {
        source: 'condition',
        detail: `Ready=False ${ready.reason}: ${quote(ready.message)}`,
      },
    ],
    fix: failure.fix(service),
  });
}
