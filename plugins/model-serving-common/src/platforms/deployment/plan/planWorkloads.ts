import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { refuseIfOwned } from '../../../canary/plan/refuseIfOwned';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import { DEPLOYMENTS } from '../../../kubernetes/deployment';
import { plainText } from '../../../kubernetes/plainText';
import { STATEFUL_SETS } from '../../../kubernetes/statefulSet';
import { isUnknown } from '../../../model/known';
import type {
  ModelService,
  Plan,
  PlannedWrite,
  PredictedShare,
} from '../../../model/types';
import { sharesWritten } from '../../../routing/plan/sharesWritten';
import { unsplittable } from '../../../routing/plan/unsplittable';
import { weightWrite } from '../../../routing/plan/weightWrite';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { routeSplit } from '../../../routing/routeSplit';
import type { Shares } from '../../../traffic/namedShares';
import type { PlanContext } from '../../ServingPlatform';
import type { PlainWorkload } from '../../PlainWorkload';
import { routedWorkload } from '../routedWorkload';
import { planRisks } from './planRisks';
import { refusalOf } from './refusalOf';
import { sharesWanted } from './sharesWanted';
import { unreadyTarget } from './unreadyTarget';
import type { WorkloadPlanning } from './WorkloadPlanning';

/** Moves traffic between workloads by the weights of the routes that lead to them. */
export function planWorkloads(
  request: PlanRequest,
  service: ModelService,
  { objects, managers }: PlanContext,
): PlanOutcome {
  const workloads = service.objects.flatMap(
    ({ kind, name }): PlainWorkload[] => {
      const type = kind === 'StatefulSet' ? STATEFUL_SETS : DEPLOYMENTS;
      const workload = objects.find<PlainWorkload>(type, name);
      return workload ? [workload] : [];
    },
  );
  const members = workloads.map(w => routedWorkload(w, objects));
  const split = routeSplit(members, objects);
  const planning: WorkloadPlanning = { request, service, workloads, split };
  const shares = possibleShares(planning);
  if ('reason' in shares) {
    return refuseWith(shares, planning);
  }
  const changes = split.routes.flatMap(route => {
    const write = weightWrite(route, shares);
    return write ? [{ object: route.object, write }] : [];
  });
  const writes = changes.map(({ write }) => write);
  if (writes.length === 0) {
    return refuseWith(
      {
        reason: 'nothing-to-change',
        message: `the routes give ${saidOf(shares)} already`,
        instead: 'leave them as they are',
      },
      planning,
    );
  }
  const owned = refuseIfOwned({
    request,
    service,
    objects: changes.map(({ object }) => object),
    writes,
    managers,
  });
  return owned ?? { plan: toPlan(planning, shares, writes) };
}

/** The shares that the action comes to, if weights can bring them about and it would be well. */
function possibleShares(planning: WorkloadPlanning): Shares | WhyNot {
  const refusal = refusalOf(planning);
  if (refusal) {
    return refusal;
  }
  const shares = sharesWanted(planning);
  if ('reason' in shares) {
    return shares;
  }
  const { routes } = planning.split;
  return (
    unreadyTarget(planning, shares) ?? unsplittable(routes, shares) ?? shares
  );
}

function refuseWith(
  { reason, message, instead }: WhyNot,
  { request, service }: WorkloadPlanning,
): PlanOutcome {
  return refuse(
    { request, service },
    {
      reason,
      message: plainText(message, 600),
      instead: plainText(instead, 600),
    },
  );
}

function toPlan(
  planning: WorkloadPlanning,
  shares: Shares,
  writes: readonly PlannedWrite[],
): Plan {
  const { request, service } = planning;
  const names = service.revisions.map(({ name }) => name);
  const before = trafficBefore(service);
  return {
    service: service.id,
    action: request.action,
    summary: plainText(
      `${saidOf(shares)} of the requests, by ${planning.split.routes
        .map(({ object }) => `${object.kind}/${object.metadata.name}`)
        .join(' and ')}`,
      600,
    ),
    writes: [...writes],
    before,
    after: sharesWritten(names, shares),
    risks: planRisks(planning, shares, writes),
    undo: plainText(undoOf(before), 600),
  };
}

function saidOf(shares: Shares): string {
  return [...shares]
    .map(([name, percent]) => `${name} gets ${percent} %`)
    .join(', ');
}

function undoOf(before: readonly PredictedShare[]): string {
  const unknownShare = before.find(({ percent }) => isUnknown(percent));
  return unknownShare
    ? 'set the weights again that the tests of its patch name'
    : `set the weights ${before
        .map(({ revision, percent }) => `${revision}=${String(percent)}`)
        .join(', ')} again`;
}
