import { findingAbout } from '../../../diagnosis/finding';
import { known } from '../../../model/known';
import type { Finding, Revision } from '../../../model/types';
import type { SeldonDeployment } from '../seldonDeployment';
import type { SeldonWorkloads } from '../seldonWorkloads';
import { editCommand } from './SeldonRule';

/**
 * Nothing holds requests back until a pod is there: they fail. All predictors at zero are somebody's
 * decision to stop the service; pods that are still to come are no mistake either.
 */
export function trafficWithoutPods(
  deployment: SeldonDeployment,
  workloads: SeldonWorkloads,
  revisions: readonly Revision[],
): Finding | undefined {
  if (
    workloads.podsUnknown !== undefined ||
    revisions.every(({ replicas }) => known(replicas.wanted) === 0)
  ) {
    return undefined;
  }
  const empty = revisions.find(
    revision =>
      takesTraffic(revision) &&
      revision.pods.length === 0 &&
      (known(revision.replicas.wanted) === 0 ||
        deployment.state === 'Available'),
  );
  return (
    empty &&
    findingAbout(deployment, {
      rule: 'traffic-without-replicas',
      severity: 'error',
      cause: `predictor ${empty.name} gets requests but has no pods`,
      evidence: [
        { source: 'field', detail: `status.state: ${deployment.state ?? ''}` },
      ],
      fix: `give it replicas or take its traffic away: ${editCommand(
        deployment,
      )}`,
    })
  );
}

function takesTraffic({ traffic }: Revision): boolean {
  const share = known(traffic.programmed) ?? known(traffic.declared);
  return (share?.percent ?? 0) > 0;
}
