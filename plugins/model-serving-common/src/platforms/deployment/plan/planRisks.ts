import { failingPods } from '../../../health/revisionReadiness';
import { firstMark } from '../../../kubernetes/marks';
import { plainText } from '../../../kubernetes/plainText';
import { isUnknown, known } from '../../../model/known';
import type { PlannedWrite, PlanRisk, Revision } from '../../../model/types';
import { changedRules } from '../../../routing/plan/changedRules';
import type { RoutedRoute } from '../../../routing/RoutedRoute';
import type { Shares } from '../../../traffic/namedShares';
import { marksOf, type PlainWorkload } from '../../PlainWorkload';
import { TRAFFIC_PERCENT_ANNOTATION } from '../workloadTraffic';
import type { WorkloadPlanning } from './WorkloadPlanning';

/** What could go wrong with it although it does what it says. */
export function planRisks(
  { service, workloads, split }: WorkloadPlanning,
  shares: Shares,
  writes: readonly PlannedWrite[],
): PlanRisk[] {
  const { revisions } = service;
  const gaining = revisions.filter(r => (shares.get(r.name) ?? 0) > 0);
  const risks = [
    ...revisions.filter(r => shares.get(r.name) === 0).flatMap(keepsRunning),
    ...fewerReplicas(gaining, revisions),
    ...gaining.flatMap(readiness),
    ...split.routes.flatMap(routeRisks),
    ...declaredElsewhere(workloads),
    ...halfWritten(writes),
  ];
  return risks.map(risk => ({ ...risk, detail: plainText(risk.detail, 600) }));
}

function keepsRunning({ name, replicas, accelerators }: Revision): PlanRisk[] {
  if (known(replicas.wanted) === 0) {
    return [];
  }
  const held = accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(', ');
  return [
    {
      id: 'keeps-running',
      severity: held ? 'warning' : 'info',
      detail: `${name} keeps its replicas at 0 %${
        held ? ` and holds ${held}` : ''
      } until it is scaled down or removed`,
    },
  ];
}

/** Those that take over may be fewer than those that carry the requests now. */
function fewerReplicas(
  gaining: readonly Revision[],
  revisions: readonly Revision[],
): PlanRisk[] {
  const carrying = revisions.filter(
    ({ traffic }) => (known(traffic.programmed)?.percent ?? 0) > 0,
  );
  const [after, now] = [gaining, carrying].map(readyPods);
  return after !== undefined && now !== undefined && after < now
    ? [
        {
          id: 'fewer-replicas',
          severity: 'warning',
          detail: `${after} ready pods will answer what ${now} answer now`,
        },
      ]
    : [];
}

function readyPods(revisions: readonly Revision[]): number | undefined {
  const counts = revisions.map(({ replicas }) => known(replicas.ready));
  return counts.includes(undefined)
    ? undefined
    : counts.reduce<number>((sum, count = 0) => sum + count, 0);
}

function readiness(revision: Revision): PlanRisk[] {
  const { name, replicas, pods } = revision;
  if (isUnknown(replicas.ready)) {
    return [
      {
        id: 'readiness-unknown',
        severity: 'warning',
        detail: `whether ${name} can answer cannot be told: ${replicas.ready.unknown}`,
      },
    ];
  }
  const failing = failingPods(revision);
  return failing.length > 0
    ? [
        {
          id: 'pods-failing',
          severity: 'warning',
          detail: `${failing.length} of ${pods.length} pods of ${name} fail`,
        },
      ]
    : [];
}

function routeRisks(route: RoutedRoute): PlanRisk[] {
  const { object, rules, pending, refusal } = route;
  const title = `${object.kind}/${object.metadata.name}`;
  const unseen = pending ?? refusal?.cause;
  const copied = new Set(
    rules.flatMap(({ mirrored }) => mirrored.map(({ name }) => name)),
  );
  return [
    ...(unseen === undefined
      ? []
      : [
          {
            id: 'route-not-seen',
            severity: 'warning' as const,
            detail: `whether requests follow ${title} cannot be seen: ${unseen}`,
          },
        ]),
    ...changedRules(route).left.map(({ title: rule }) => ({
      id: 'rule-left',
      severity: 'info' as const,
      detail: `${rule} of ${title}, which takes certain requests only, stays as it is`,
    })),
    ...[...copied].map(name => ({
      id: 'mirror-stays',
      severity: 'info' as const,
      detail: `${title} goes on sending copies of requests to ${name}`,
    })),
  ];
}

/** A share that an annotation states is there for a tool that writes the route. */
function declaredElsewhere(workloads: readonly PlainWorkload[]): PlanRisk[] {
  const stating = workloads.filter(
    workload =>
      firstMark(marksOf(workload), TRAFFIC_PERCENT_ANNOTATION) !== undefined,
  );
  return stating.length === 0
    ? []
    : [
        {
          id: 'declared-elsewhere',
          severity: 'warning',
          detail: `${stating
            .map(({ metadata }) => metadata.name)
            .join(
              ' and ',
            )} state a share by the annotation ${TRAFFIC_PERCENT_ANNOTATION}: what writes the route by it reverts the change`,
        },
      ];
}

/** Requests by one route are shared out anew before those by the other. */
function halfWritten(writes: readonly PlannedWrite[]): PlanRisk[] {
  return writes.length > 1
    ? [
        {
          id: 'half-written',
          severity: 'warning',
          detail: `${writes.length} routes are changed one after another: in between they give different shares`,
        },
      ]
    : [];
}
