import { gitOpsOwner } from '../../../canary/plan/gitOpsOwner';
import { readyReplicas } from '../../../health/revisionReadiness';
import type { PlanRisk, Revision } from '../../../model/types';
import type { Rollout } from '../rollout';
import type { RolloutPlanning } from './RolloutPlanning';

/** What may go wrong when a version gets more of the requests. */
export function promotionRisks(
  planning: RolloutPlanning,
  { full }: { full: boolean },
): PlanRisk[] {
  const { service, view, context } = planning;
  const { rollout, revisions } = view;
  const { currentHash, analyses } = rollout.status;
  const name = revisions.find(({ hash }) => hash === currentHash)?.name;
  const canary = service.revisions.find(revision => revision.name === name);
  const undecided = analyses.filter(({ phase }) => phase !== 'Successful');
  return [
    ...(canary && readyReplicas(canary) === 0 ? [notReady(canary)] : []),
    ...(canary ? needsAccelerators(canary, rollout) : []),
    ...(undecided.length > 0
      ? [
          {
            id: 'analysis-undecided',
            severity: 'warning' as const,
            detail: `its ${undecided[0]?.when} analysis has not succeeded${
              full ? ', and is skipped' : ''
            }`,
          },
        ]
      : []),
    ...(rollout.paused ? gitOpsMayRevert(rollout, context.managers) : []),
  ];
}

function notReady({ name }: Revision): PlanRisk {
  return {
    id: 'no-ready-replica',
    severity: 'warning',
    detail: `no pod of ${name} is ready: the traffic moves only once enough of them are`,
  };
}

/** A larger share needs more replicas, beside those of stable. */
function needsAccelerators(
  { name, accelerators, pods }: Revision,
  { replicas = 0 }: Rollout,
): PlanRisk[] {
  const missing = replicas - pods.length;
  const [first] = accelerators;
  if (!first || pods.length === 0 || missing <= 0) {
    return [];
  }
  const each = first.count / pods.length;
  return [
    {
      id: 'needs-accelerators',
      severity: 'warning',
      detail: `${name} grows by up to ${missing} replicas, each of which asks for ${each} ${first.resource}: without free ones they wait, and the traffic stays as it is`,
    },
  ];
}

/** A tool that applies a repository reverts `spec.paused` only where the repository names it. */
export function gitOpsMayRevert(
  rollout: Rollout,
  managers: RolloutPlanning['context']['managers'],
): PlanRisk[] {
  const owner = gitOpsOwner(rollout, managers);
  return owner
    ? [
        {
          id: 'gitops-may-revert',
          severity: 'warning',
          detail: `${owner.title} keeps the Rollout (${owner.evidence}) and sets spec.paused back if its repository names that field`,
        },
      ]
    : [];
}
