import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { SeldonDeployment } from '../seldonDeployment';

/** Why weights of this SeldonDeployment share out nothing, or nobody could say whose they are. */
export function whyNotShared(
  deployment: Pick<SeldonDeployment, 'serverType' | 'repeated'>,
): WhyNot | undefined {
  if (deployment.serverType === 'kafka') {
    return {
      reason: 'no-route',
      message:
        'its predictors read from Kafka topics: weights do not share out their requests',
      instead: 'change which topics the predictors read',
    };
  }
  if (deployment.repeated.length > 0) {
    return {
      reason: 'ambiguous-revisions',
      message: `more than one predictor is named ${deployment.repeated[0]}`,
      instead: 'give each predictor a name of its own first',
    };
  }
  return undefined;
}
