import { writeTo } from '../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import type { Predictor } from '../predictor';
import { SELDON_DEPLOYMENTS, type SeldonDeployment } from '../seldonDeployment';
import { livePredictors } from '../seldonShares';

/** All weights at once, each behind a test that the predictor is still at its place. */
export function trafficWrite(
  deployment: SeldonDeployment,
  shares: Shares,
): PlannedWrite {
  const live = livePredictors(deployment);
  const said = live.map(({ name }) => `${name} ${shares.get(name) ?? 0}`);
  return writeTo(SELDON_DEPLOYMENTS, deployment, {
    type: 'json',
    patch: live.flatMap(predictor => [
      testName(predictor),
      setTraffic(predictor, shares),
    ]),
    summary: `set spec.predictors[].traffic: ${said.join(', ')}`,
  });
}

/** The same without those that are taken out, the last one first, so that places stay valid. */
export function removalWrite(
  deployment: SeldonDeployment,
  removed: readonly string[],
  shares: Shares,
): PlannedWrite {
  const gone = deployment.predictors.filter(p => removed.includes(p.name));
  const kept = livePredictors(deployment).filter(p => !gone.includes(p));
  return writeTo(SELDON_DEPLOYMENTS, deployment, {
    type: 'json',
    patch: [
      ...[...kept, ...gone].map(testName),
      ...kept.map(predictor => setTraffic(predictor, shares)),
      ...[...gone].reverse().map(({ index }) => ({
        op: 'remove',
        path: `/spec/predictors/${index}`,
      })),
    ],
    summary: `remove ${removed.join(', ')} from spec.predictors`,
  });
}

function testName({ index, name }: Predictor) {
  return { op: 'test', path: `/spec/predictors/${index}/name`, value: name };
}

/** `add` sets a field that is there as well; an absent traffic could not be replaced. */
function setTraffic({ index, name }: Predictor, shares: Shares) {
  return {
    op: 'add',
    path: `/spec/predictors/${index}/traffic`,
    value: shares.get(name) ?? 0,
  };
}
