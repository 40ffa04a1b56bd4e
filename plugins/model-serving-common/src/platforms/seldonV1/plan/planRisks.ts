import { isUnknown, known } from '../../../model/known';
import type { PlanRisk, Revision } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import type { PlanSubject } from './PlanSubject';

/** What could go wrong with it although it does what it says. */
export function planRisks(
  { service, workloads }: PlanSubject,
  shares: Shares,
  removed: readonly string[],
): PlanRisk[] {
  const { revisions } = service;
  return [
    ...revisions
      .filter(({ name }) => shares.get(name) === 0 && !removed.includes(name))
      .map(keepsRunning),
    ...fewerReplicas(revisions, shares),
    ...unseenRoute(revisions),
    ...unseenReadiness(workloads.deploymentsUnknown),
  ];
}

function keepsRunning({ name, accelerators }: Revision): PlanRisk {
  const held = accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(', ');
  return {
    id: 'keeps-running',
    severity: held ? 'warning' : 'info',
    detail: `${name} keeps its replicas at 0 %${
      held ? ` and holds ${held}` : ''
    } until it is taken out of spec.predictors`,
  };
}

/** Seldon does not scale a predictor by its share. */
function fewerReplicas(
  revisions: readonly Revision[],
  shares: Shares,
): PlanRisk[] {
  const main = revisions.find(({ name }) => shares.get(name) === 100);
  const most = Math.max(
    0,
    ...revisions
      .filter(revision => revision !== main)
      .map(({ replicas }) => known(replicas.wanted) ?? 0),
  );
  const own = main && known(main.replicas.wanted);
  return main && own !== undefined && own < most
    ? [
        {
          id: 'fewer-replicas',
          severity: 'warning',
          detail: `${main.name} has ${own} replicas where another predictor has ${most}: it may not carry all requests`,
        },
      ]
    : [];
}

function unseenRoute(revisions: readonly Revision[]): PlanRisk[] {
  const [first] = revisions.flatMap(({ traffic: { programmed } }) =>
    isUnknown(programmed) ? [programmed] : [],
  );
  return first
    ? [
        {
          id: 'route-not-seen',
          severity: 'warning',
          detail: `whether requests follow cannot be seen: ${first.unknown}`,
        },
      ]
    : [];
}

function unseenReadiness(reason: string | undefined): PlanRisk[] {
  return reason === undefined
    ? []
    : [
        {
          id: 'readiness-unknown',
          severity: 'warning',
          detail: `Seldon programs the weights once all its Deployments are ready, which cannot be seen: ${reason}`,
        },
      ];
}
