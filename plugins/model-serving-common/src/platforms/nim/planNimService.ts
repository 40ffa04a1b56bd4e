import type { WhyNot } from '../../canary/plan/WhyNot';
import type { PlanOutcome, PlanRequest } from '../../canary/plan/PlanRequest';
import type { ModelService } from '../../model/types';
import { refuse } from '../../canary/plan/refuse';

const WITHOUT_SURGE =
  'its pods are replaced without surge, so that with one replica nothing answers until the model is loaded';

/** A NIMService has one version, and what runs it is kept by its operator. */
export function planNimService(
  request: PlanRequest,
  service: ModelService,
): PlanOutcome {
  return refuse({ request, service }, whyNot(request, service));
}

function whyNot({ action }: PlanRequest, { name }: ModelService): WhyNot {
  switch (action) {
    case 'rollback':
      return {
        reason: 'no-earlier-revision',
        message: 'a NIMService keeps no earlier version',
        instead: `set spec.image.tag of NIMService ${name} to the earlier one: ${WITHOUT_SURGE}`,
      };
    case 'pause':
    case 'resume':
      return {
        reason: 'nothing-to-pause',
        message: 'the NIM operator moves no traffic between versions',
        instead: 'leave the spec as it is',
      };
    case 'start-canary':
      return {
        reason: 'no-canary-control',
        message: `a NIMService has one version: a new image or profile would get all requests, and ${WITHOUT_SURGE}`,
        instead:
          'put a second NIMService with the new version beside it behind a weighted route',
      };
    default:
      return {
        reason: 'no-canary',
        message:
          'a NIMService has one version: a new image or profile replaces it',
        instead: `put a second NIMService beside it behind a weighted route; or change spec.image.tag: ${WITHOUT_SURGE}`,
      };
  }
}
