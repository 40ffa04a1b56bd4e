import { findingAbout } from '../../../diagnosis/finding';
import { weightSteps } from '../analysis';
import { skipsAnalysis } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/**
 * Without a step the weight is never moved, and nothing says so: the canary stays at 0 % in
 * phase Progressing. Only the provider `kubernetes` falls back to ten iterations.
 */
export const analysisNeverAdvances: FlaggerRule = ({ view: { canary } }) => {
  const { analysis, provider } = canary;
  if (
    !analysis ||
    skipsAnalysis(canary) ||
    analysis.strategy !== 'canary' ||
    weightSteps(analysis) !== undefined ||
    provider === '' ||
    provider === 'kubernetes'
  ) {
    return undefined;
  }
  return findingAbout(canary, {
    rule: 'analysis-never-advances',
    severity: 'warning',
    cause:
      'its analysis sets neither stepWeight nor stepWeights nor iterations: a canary never gets any requests, and is never promoted',
    evidence: [{ source: 'field', detail: 'spec.analysis.stepWeight: none' }],
    fix: 'set spec.analysis.stepWeight and maxWeight, or iterations',
    docs: 'https://docs.flagger.app/usage/deployment-strategies',
  });
};
