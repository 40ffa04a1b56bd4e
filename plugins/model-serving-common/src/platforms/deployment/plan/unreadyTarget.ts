import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { isUnknown, known } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { Shares } from '../../../traffic/namedShares';
import type { WorkloadPlanning } from './WorkloadPlanning';

const REASONS = {
  promote: 'canary-not-ready',
  rollback: 'stable-not-ready',
} as const;

/** Nothing holds requests back until a pod is there: more of them for nobody would all fail. */
export function unreadyTarget(
  { request, service, workloads }: WorkloadPlanning,
  shares: Shares,
): WhyNot | undefined {
  const nobody = service.revisions.find(
    revision =>
      revision.replicas.ready === 0 &&
      (shares.get(revision.name) ?? 0) > presentShare(revision),
  );
  const workload = workloads.find(w => w.metadata.name === nobody?.name);
  if (!nobody || !workload) {
    return undefined;
  }
  const { action } = request;
  const reference = `${workload.kind.toLowerCase()}/${nobody.name}`;
  return {
    reason:
      action === 'promote' || action === 'rollback'
        ? REASONS[action]
        : 'revision-not-ready',
    message: `${nobody.name} has no ready pod: the requests that it got more of would fail`,
    instead:
      workload.replicas === 0
        ? `scale it up first: ${kubectlCommand(
            workload,
            'scale',
            reference,
            '--replicas=1',
          )}`
        : `find out why its pods are not ready: ${kubectlCommand(
            workload,
            'describe',
            reference,
          )}`,
  };
}

/** None where it is not known: more than nothing is more. */
function presentShare({ traffic: { programmed, declared } }: Revision): number {
  const share = isUnknown(programmed) ? known(declared) : programmed;
  return share?.percent ?? 0;
}
