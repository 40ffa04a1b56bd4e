import { isUnknown } from '../../../model/known';
import type { PreflightCheck } from '../../../model/preflightTypes';
import type { ModelService } from '../../../model/types';
import { fromFindings } from '../fromFindings';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'route-present',
  title: 'a route leads to the service',
};

/** Traps that keep requests away from a version, as they are found in what would be there. */
const RULES = [
  'canary-unrouted',
  'inference-pool-refused',
  'provider-not-read',
  'route-backend-unmatched',
  'route-backend-untold',
  'route-backends-unresolved',
  'route-not-accepted',
  'route-rules-disagree',
  'route-waits-for-pods',
  'routes-disagree',
  'traffic-target-missing',
];

/** Platforms that keep their routes to themselves, and say by their status whether there is one. */
const KEEP_ROUTES: readonly string[] = ['seldon-v2'];

/** Whether requests could be led to another version, by the routes that are there. */
export const routePresent: PreflightRule = ({ before, after }) => {
  const trap = fromFindings(after.findings, RULES);
  if (trap) {
    return answer(CHECK, trap);
  }
  return before
    ? answer(CHECK, ofStable(before))
    : answer(CHECK, {
        state: 'not-applicable',
        detail: 'what leads requests to it is made with it',
      });
};

function ofStable({
  platform,
  health,
  revisions,
}: ModelService): Pick<PreflightCheck, 'state' | 'detail'> {
  if (KEEP_ROUTES.includes(platform) && health.status === 'healthy') {
    return {
      state: 'passed',
      detail: 'its routes are in no object, and what makes them calls it ready',
    };
  }
  const stable = revisions.find(({ role }) => role === 'stable');
  if (!stable) {
    return {
      state: 'cannot-tell',
      detail: 'no revision is known to be stable, so that no route is known',
    };
  }
  const { programmed } = stable.traffic;
  return isUnknown(programmed)
    ? {
        state: 'cannot-tell',
        detail: `which route leads to ${stable.name} cannot be told: ${programmed.unknown}`,
      }
    : {
        state: 'passed',
        detail: `${stable.name} gets ${programmed.percent} % (${programmed.source})`,
      };
}
