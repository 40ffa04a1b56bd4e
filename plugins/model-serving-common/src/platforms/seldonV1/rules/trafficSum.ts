import { findingAbout } from '../../../diagnosis/finding';
import { livePredictors } from '../seldonShares';
import { editCommand, type SeldonRule } from './SeldonRule';

/**
 * Seldon's webhook refuses it (checkTraffic), so it was not asked: Istio then shares requests out
 * in proportion, and nobody gets the percentage that is written.
 */
export const trafficSum: SeldonRule = ({ deployment }) => {
  const live = livePredictors(deployment);
  const sum = live.reduce((total, { traffic = 0 }) => total + traffic, 0);
  const mayBeZero = live.length === 1 && sum === 0;
  if (
    live.length === 0 ||
    live.some(({ traffic }) => traffic === undefined) ||
    sum === 100 ||
    mayBeZero
  ) {
    return undefined;
  }
  return findingAbout(deployment, {
    rule: 'predictor-traffic-sum',
    severity: 'warning',
    cause: `the traffic of its predictors adds up to ${sum}, not to 100`,
    evidence: live.slice(0, 5).map(({ index, name, traffic }) => ({
      source: 'field',
      detail: `spec.predictors[${index}] ${name}: traffic ${traffic}`,
    })),
    fix: `let it add up to 100: ${editCommand(deployment)}`,
  });
};
