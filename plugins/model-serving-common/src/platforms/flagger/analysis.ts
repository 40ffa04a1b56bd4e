import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';

export interface CanaryAnalysis {
  /**
   * `canary` moves the weight step by step; the others count iterations, and let all requests or
   * those that match go to the canary
   */
  strategy: 'canary' | 'blue-green' | 'ab-testing';
  stepWeight: number;
  stepWeights: number[];
  maxWeight: number;
  iterations: number;
  /** failed checks that roll back; at least 1 */
  threshold: number;
  metrics: number;
  webhooks: Array<{ type: string; name: string }>;
}

const ALL = 100;

export function readAnalysis(analysis: FieldReader): CanaryAnalysis {
  const count = (field: string) => readCount(analysis.at(field)) ?? 0;
  const stepWeights = analysis
    .at('stepWeights')
    .list()
    .map(weight => readCount(weight))
    .filter(weight => weight !== undefined);
  const iterations = count('iterations');
  const hasMatch = analysis.at('match').list().length > 0;
  return {
    strategy: strategyOf(iterations, hasMatch),
    stepWeight: count('stepWeight'),
    stepWeights,
    maxWeight: Math.min(ALL, stepWeights.at(-1) ?? (count('maxWeight') || ALL)),
    iterations,
    threshold: Math.max(1, count('threshold')),
    metrics: analysis.at('metrics').list().length,
    webhooks: analysis
      .at('webhooks')
      .list()
      .map(webhook => ({
        type: webhook.at('type').string() || 'rollout',
        name: webhook.at('name').string() ?? '',
      })),
  };
}

/** As Flagger tells them apart (flagger: pkg/apis/flagger/v1beta1/canary.go, DeploymentStrategy). */
function strategyOf(
  iterations: number,
  hasMatch: boolean,
): CanaryAnalysis['strategy'] {
  if (iterations === 0) {
    return 'canary';
  }
  return hasMatch ? 'ab-testing' : 'blue-green';
}

/**
 * How many steps the weight takes, the mirroring before them left out; undefined where nothing
 * ever moves it (flagger: pkg/controller/scheduler.go, nextStepWeight).
 */
export function weightSteps({
  stepWeight,
  stepWeights,
  maxWeight,
}: CanaryAnalysis): number | undefined {
  if (stepWeight > 0) {
    return Math.ceil(maxWeight / stepWeight);
  }
  return stepWeights.length > 0 ? stepWeights.length : undefined;
}
