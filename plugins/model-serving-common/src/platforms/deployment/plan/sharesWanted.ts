import { onlyCanary } from '../../../canary/plan/onlyCanary';
import { isWhyNot } from '../../../canary/plan/start/idleVersion';
import type { ModelService, Revision } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import { known } from '../../../model/known';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { startedWeights } from './startedWeights';
import type { WorkloadPlanning } from './WorkloadPlanning';

/** Percent by revision, every one of the service among them, that the action comes to. */
export function sharesWanted(planning: WorkloadPlanning): Shares | WhyNot {
  const { request, service } = planning;
  if (request.action === 'set-weight') {
    return sharesOf(service, request.weights);
  }
  if (request.action === 'start-canary') {
    const weights = startedWeights(planning, request);
    return isWhyNot(weights) ? weights : sharesOf(service, weights);
  }
  const target =
    request.action === 'promote' ? newVersion(service) : oldVersion(service);
  return 'reason' in target
    ? target
    : new Map(
        service.revisions.map(({ name }) => [
          name,
          name === target.name ? 100 : 0,
        ]),
      );
}

function sharesOf(
  { revisions }: ModelService,
  weights: Readonly<Record<string, number>>,
): Shares {
  return new Map(
    revisions.map(({ name }) => [
      name,
      Object.hasOwn(weights, name) ? weights[name] ?? 0 : 0,
    ]),
  );
}

/** What is to be promoted: the canary, else the one that waits to become it. */
function newVersion({ revisions }: ModelService): Revision | WhyNot {
  const [shadow] = withRole(revisions, 'shadow');
  return onlyCanary(
    revisions,
    shadow
      ? {
          reason: 'shadow-takes-no-traffic',
          message: `${shadow.name} gets copies of requests only, and its answers are thrown away`,
          instead: `add a Service of ${shadow.name} to the route as a backend with weight 0 first`,
        }
      : {
          reason: 'no-canary',
          message: 'it has no canary to promote',
          instead: 'deploy the new version beside the present one first',
        },
  );
}

/** The stable version; once it has everything, the latest one that had it before. */
function oldVersion({ revisions }: ModelService): Revision | WhyNot {
  const [stable] = withRole(revisions, 'stable');
  if (stable && shareOf(stable) !== 100) {
    return stable;
  }
  const [earlier] = withRole(revisions, 'retired').reverse();
  return (
    earlier ?? {
      reason: stable ? 'no-earlier-revision' : 'no-stable-version',
      message: stable
        ? `${stable.name} has all requests, and no earlier version is left`
        : 'none of its versions is the stable one',
      instead: stable
        ? `go back within ${stable.name}: kubectl rollout undo`
        : 'say which is by the label modeldeck.io/role=stable, or set the weights',
    }
  );
}

function withRole(
  revisions: readonly Revision[],
  role: Revision['role'],
): Revision[] {
  return revisions.filter(revision => revision.role === role);
}

function shareOf({ traffic }: Revision): number | undefined {
  return (known(traffic.programmed) ?? known(traffic.declared))?.percent;
}
