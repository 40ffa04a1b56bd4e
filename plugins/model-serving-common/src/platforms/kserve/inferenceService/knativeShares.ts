import { unknown } from '../../../model/known';
import { sumShares } from '../../../traffic/namedShares';
import type { SharesRead } from '../../../traffic/trafficOf';
import type { InferenceService } from './inferenceService';

/**
 * What the spec asks for, by the rule that KServe's controller follows: with a percent and a
 * revision that was rolled out before, the newest revision gets the percent and the rolled-out
 * one the rest; otherwise the newest gets everything. "Newest" is the newest that was created:
 * until it is ready, Knative gives its share to the newest that is.
 * (kserve/kserve: pkg/controller/v1beta1/inferenceservice/reconcilers/knative/ksvc_reconciler.go)
 */
export function declaredKnativeShares({
  predictor: { canaryTrafficPercent: percent },
  predictorStatus: { latestCreated, latestReady, latestRolledout },
}: InferenceService): SharesRead {
  const source = 'spec.predictor.canaryTrafficPercent';
  const newest = latestCreated ?? latestReady;
  if (newest === undefined) {
    return { source, shares: unknown('no revision has been created yet') };
  }
  if (percent === undefined || latestRolledout === undefined) {
    return { source, shares: sumShares([[newest, 100]]) };
  }
  return {
    source,
    shares: sumShares([
      [newest, percent],
      [latestRolledout, 100 - percent],
    ]),
  };
}

/**
 * What Knative reports to have routed. While a canary is not ready both entries name the stable
 * revision: adding up by name shows what happens, reading the percents of "latest" would not.
 */
export function programmedKnativeShares({
  predictorStatus: { traffic },
}: InferenceService): SharesRead {
  const source = 'status.components.predictor.traffic';
  if (traffic.length === 0) {
    return { source, shares: unknown('KServe has not reported any traffic') };
  }
  if (traffic.some(({ revision }) => revision === '')) {
    return {
      source,
      shares: unknown('an entry of the reported traffic names no revision'),
    };
  }
  const total = traffic.reduce((sum, { percent }) => sum + percent, 0);
  if (total !== 100) {
    return {
      source,
      shares: unknown(`the reported traffic adds up to ${total} %, not to 100`),
    };
  }
  return {
    source,
    shares: sumShares(
      traffic.map(({ revision, percent }) => [revision, percent]),
    ),
  };
}
