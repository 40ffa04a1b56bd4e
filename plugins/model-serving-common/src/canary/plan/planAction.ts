import type { ModelService } from '../../model/types';
import type {
  PlanContext,
  ServingPlatform,
} from '../../platforms/ServingPlatform';
import { checkWeights } from './checkWeights';
import type { PlanOutcome, PlanRequest } from './PlanRequest';
import { presentable } from './presentable';
import { refuse } from './refuse';
import { checkVersion } from './start/checkVersion';
import type { WhyNot } from './WhyNot';

/**
 * What to write for an action on a service, with the traffic that follows; or a refusal. What
 * makes no sense whatever the platform is refused here; the rest is the platform's to know.
 *
 * @public
 */
export function planAction(
  request: PlanRequest,
  service: ModelService,
  context: PlanContext & { platforms: readonly ServingPlatform[] },
): PlanOutcome {
  return presentable(outcomeOf(request, service, context));
}

function outcomeOf(
  request: PlanRequest,
  service: ModelService,
  context: PlanContext & { platforms: readonly ServingPlatform[] },
): PlanOutcome {
  const platform = context.platforms.find(({ id }) => id === service.platform);
  if (!platform?.plan) {
    return refuse(
      { request, service },
      {
        reason: 'no-canary-control',
        message: `${
          platform?.title ?? service.platform
        } has no traffic to move between revisions`,
        instead: 'change the service itself: it is replaced as a whole',
      },
    );
  }
  if (service.health.reason === 'Terminating') {
    return refuse(
      { request, service },
      {
        reason: 'terminating',
        message: `${service.kind} "${service.name}" is being deleted`,
        instead: 'wait until it is gone',
      },
    );
  }
  const senseless = checkRequest(request, service);
  return senseless
    ? refuse({ request, service }, senseless)
    : platform.plan(request, service, context);
}

/** What no platform could do. */
function checkRequest(
  request: PlanRequest,
  service: ModelService,
): WhyNot | undefined {
  switch (request.action) {
    case 'set-weight':
      return checkWeights(request.weights, service);
    case 'start-canary':
      return checkVersion(request);
    default:
      return undefined;
  }
}
