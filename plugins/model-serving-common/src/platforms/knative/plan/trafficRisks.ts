import { known } from '../../../model/known';
import type { PlanRisk, Revision } from '../../../model/types';
import type { KnativeSubject } from './KnativeSubject';
import type { TrafficGoal } from './planTraffic';
import type { TrafficEntry } from './targetsFor';

/** What may go wrong when these entries are programmed. */
export function trafficRisks(
  { service: { revisions } }: KnativeSubject,
  { shares }: TrafficGoal,
  entries: readonly TrafficEntry[],
): PlanRisk[] {
  const before = (revision: Revision) =>
    known(revision.traffic.programmed)?.percent ?? 0;
  const after = (revision: Revision) => shares.get(revision.name) ?? 0;
  const hasEntry = ({ name }: Revision) =>
    entries.some(({ revisionName }) => revisionName === name);
  return [
    ...revisions
      .filter(r => after(r) > before(r) && !r.pods.some(pod => pod.ready))
      .map(coldStart),
    ...pinned(entries),
    ...revisions
      .filter(r => before(r) > 0 && after(r) === 0 && !hasEntry(r))
      .map(collected),
  ];
}

function coldStart({ name }: Revision): PlanRisk {
  return {
    id: 'cold-start',
    severity: 'warning',
    detail: `revision ${name} has no ready pod: its first requests wait until one has loaded the model`,
  };
}

function pinned(entries: readonly TrafficEntry[]): PlanRisk[] {
  const follows = entries.some(
    ({ latestRevision, percent }) => latestRevision && percent > 0,
  );
  return follows
    ? []
    : [
        {
          id: 'later-deployments-passed-over',
          severity: 'warning',
          detail:
            'no entry with a share follows the latest revision: what is deployed later gets no traffic until spec.traffic says so',
        },
      ];
}

/** (knative/serving: config-gc, pkg/reconciler/gc) */
function collected({ name }: Revision): PlanRisk {
  return {
    id: 'revision-collected',
    severity: 'info',
    detail: `revision ${name} is scaled to zero without an entry, and Knative deletes revisions without one in time (by default after 48 hours, when inactive for 15 hours and more than 20 others are)`,
  };
}
