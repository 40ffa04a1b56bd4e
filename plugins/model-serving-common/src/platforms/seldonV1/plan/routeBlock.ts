import type { Deployment } from '../../../kubernetes/deployment';
import { unreadyDeployments } from '../unreadyDeployments';
import { workloadPart } from '../workloadPart';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { PlanSubject } from './PlanSubject';
import type { Target } from './targetShares';

/** Predictors that have to go for the rest to be programmed. */
export interface Removal {
  removed: string[];
}

/**
 * Seldon programs weights only once all its Deployments are ready (see the rule routeFrozen), so
 * to send nothing to a crashing canary would change nothing. To take it out of the spec does:
 * then nobody waits for it. Undefined: nothing holds the route up.
 */
export function routeBlock(
  subject: PlanSubject,
  { shares }: Pick<Target, 'shares'>,
): WhyNot | Removal | undefined {
  const { request, deployment, workloads } = subject;
  const unready = unreadyDeployments(deployment, workloads);
  const [first] = unready;
  if (!first) {
    return undefined;
  }
  const owners = unready.map(d => ownerOf(d, subject));
  const canGo = owners.every(
    name => name !== undefined && shares.get(name) === 0,
  );
  if (request.action === 'rollback' && canGo) {
    return { removed: [...new Set(owners.filter(name => name !== undefined))] };
  }
  return {
    reason: 'route-waits-for-pods',
    message: `Seldon programs no weights while a Deployment of ${
      deployment.metadata.name
    } is not ready, and ${titleOf(first)}`,
    instead:
      'get it ready first, or take its predictor out of spec.predictors together with its traffic',
  };
}

function ownerOf(
  { metadata }: Deployment,
  { deployment }: PlanSubject,
): string | undefined {
  return workloadPart(deployment, metadata)?.predictor.name;
}

function titleOf({ metadata: { name }, replicas }: Deployment): string {
  return replicas === 0
    ? `${name} has zero replicas, which counts as not ready`
    : `${name} is not`;
}
