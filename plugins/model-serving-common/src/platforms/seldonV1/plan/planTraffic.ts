import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { refuseGone } from '../../../canary/plan/refuseGone';
import { refuseIfOwned } from '../../../canary/plan/refuseIfOwned';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import type { ModelService, Plan, PlannedWrite } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import { SELDON_DEPLOYMENTS } from '../seldonDeployment';
import { livePredictors } from '../seldonShares';
import { seldonWorkloads } from '../seldonWorkloads';
import { planRisks } from './planRisks';
import { refusalOf } from './refusalOf';
import { routeBlock } from './routeBlock';
import type { PlanSubject } from './PlanSubject';
import { startPredictor } from './startPredictor';
import { targetShares, type Target } from './targetShares';
import { removalWrite, trafficWrite } from './trafficWrite';
import { undoOf } from './undoOf';

/**
 * Moves traffic between predictors by one patch of all their weights, since Seldon's webhook
 * refuses any state in which they do not add up to 100.
 */
export function planTraffic(
  request: PlanRequest,
  service: ModelService,
  { objects, managers }: PlanContext,
): PlanOutcome {
  const deployment = objects.find(SELDON_DEPLOYMENTS, service.name);
  if (!deployment) {
    return refuseGone({ request, service });
  }
  const workloads = seldonWorkloads(deployment, objects);
  const subject: PlanSubject = { request, service, deployment, workloads };
  if (request.action === 'start-canary') {
    return startPredictor(subject, request, { managers });
  }
  const refusal = refusalOf(subject);
  if (refusal) {
    return refuse({ request, service }, refusal);
  }
  const target = targetShares(subject);
  if ('reason' in target) {
    return refuse({ request, service }, target);
  }
  const block = routeBlock(subject, target);
  if (block && 'reason' in block) {
    return refuse({ request, service }, block);
  }
  const write = block
    ? removalWrite(deployment, block.removed, target.shares)
    : trafficWrite(deployment, target.shares);
  const owned = refuseIfOwned({
    request,
    service,
    objects: [deployment],
    writes: [write],
    managers,
  });
  return (
    owned ?? { plan: toPlan(subject, target, write, block?.removed ?? []) }
  );
}

function toPlan(
  subject: PlanSubject,
  { shares, summary }: Target,
  write: PlannedWrite,
  removed: readonly string[],
): Plan {
  const { request, service, deployment } = subject;
  const live = new Set(livePredictors(deployment).map(({ name }) => name));
  return {
    service: service.id,
    action: request.action,
    summary:
      removed.length > 0
        ? `${summary}, and ${removed.join(', ')} removed`
        : summary,
    writes: [write],
    before: trafficBefore(service),
    after: service.revisions.map(({ name }) => ({
      revision: name,
      percent: live.has(name) ? shares.get(name) ?? 0 : 0,
    })),
    risks: planRisks(subject, shares, removed),
    undo: undoOf(subject, removed),
  };
}
