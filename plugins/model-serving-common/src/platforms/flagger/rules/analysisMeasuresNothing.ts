import { findingAbout } from '../../../diagnosis/finding';
import { skipsAnalysis } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/** An analysis without checks always succeeds: the weight moves, whatever the canary answers. */
export const analysisMeasuresNothing: FlaggerRule = ({ view: { canary } }) => {
  const { analysis } = canary;
  const isChecked =
    !analysis ||
    analysis.metrics > 0 ||
    analysis.webhooks.some(({ type }) => type === 'rollout');
  if (skipsAnalysis(canary) || isChecked) {
    return undefined;
  }
  return findingAbout(canary, {
    rule: 'analysis-measures-nothing',
    severity: 'warning',
    cause:
      'its analysis has neither metrics nor webhooks of type rollout, so that no canary can fail',
    evidence: [{ source: 'field', detail: 'spec.analysis.metrics: none' }],
    fix: 'give spec.analysis.metrics at least request-success-rate and request-duration, with their thresholds',
    docs: 'https://docs.flagger.app/usage/metrics',
  });
};
