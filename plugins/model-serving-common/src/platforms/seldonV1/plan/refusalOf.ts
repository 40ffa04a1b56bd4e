import { nothingToPause } from '../../../canary/plan/nothingToPause';
import { livePredictors } from '../seldonShares';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { whyNotShared } from './whyNotShared';
import type { PlanSubject } from './PlanSubject';

/** What no patch of weights could do, whatever they are. */
export function refusalOf({
  request: { action },
  deployment,
}: PlanSubject): WhyNot | undefined {
  const live = livePredictors(deployment);
  const shadow = deployment.predictors.find(p => p.shadow);
  if (action === 'pause' || action === 'resume') {
    return nothingToPause('Seldon Core v1');
  }
  const unshared = whyNotShared(deployment);
  if (unshared) {
    return unshared;
  }
  if (live.length === 1 && shadow) {
    return {
      reason: 'shadow-takes-no-traffic',
      message: `${shadow.name} is a shadow: Seldon mirrors requests to it and throws its answers away, whatever its traffic says`,
      instead: `set shadow to false in spec.predictors[${shadow.index}] and give both predictors traffic that adds up to 100, in one change; its pods are replaced by that`,
    };
  }
  return live.length > 1
    ? undefined
    : {
        reason: 'single-version',
        message: 'it has no second predictor that could take traffic',
        instead: 'add a predictor for the new version with traffic 0 first',
      };
}
