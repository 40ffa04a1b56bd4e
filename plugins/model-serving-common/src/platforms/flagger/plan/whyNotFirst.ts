import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { Canary } from '../canary';
import { skipsAnalysis } from '../phases';

/**
 * Why a new version would not get this percent first
 * (flagger: pkg/controller/scheduler.go, nextStepWeight).
 */
export function whyNotFirst(
  canary: Canary,
  percent: number,
): WhyNot | undefined {
  const { analysis, provider } = canary;
  if (!analysis || skipsAnalysis(canary)) {
    return {
      reason: 'first-step-differs',
      message:
        'its analysis is skipped: a new version gets all requests as soon as its pods are ready',
      instead: 'give it spec.analysis and take skipAnalysis back first',
    };
  }
  if (analysis.strategy !== 'canary' || provider === 'kubernetes') {
    return {
      reason: 'first-step-differs',
      message:
        'its analysis counts iterations, and shares out no requests by weight',
      instead: 'change the image in the manifest of its target',
    };
  }
  const { stepWeights, stepWeight, maxWeight } = analysis;
  const first = Math.min(
    stepWeight > 0 ? stepWeight : stepWeights[0] ?? 0,
    maxWeight,
  );
  return first === percent
    ? undefined
    : {
        reason: 'first-step-differs',
        message: `its analysis gives a new version ${first} % first, and Flagger writes that over any other weight`,
        instead:
          first > 0 && first <= 50
            ? `ask for ${first} %, or change spec.analysis before`
            : `set spec.analysis.stepWeight to ${percent} before`,
      };
}
