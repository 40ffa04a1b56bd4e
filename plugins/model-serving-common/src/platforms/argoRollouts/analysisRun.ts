import type { FieldReader } from '../../kubernetes/FieldReader';
import { defineResource, type KubeObject } from '../../kubernetes/resourceType';

/** What one metric of an AnalysisRun came to. */
export interface MetricResult {
  name: string;
  phase: string;
  message: string;
  /** as the provider gave it, e.g. `[0.93]`; undefined before anything was measured */
  lastValue: string | undefined;
  /** measured, but its result counts for nothing */
  dryRun: boolean;
}

export interface AnalysisRun extends KubeObject {
  metrics: MetricResult[];
}

/** On every AnalysisRun that a Rollout started (argo-rollouts: utils/analysis/factory.go). */
export const ROLLOUT_TYPE_LABEL = 'rollout-type';

export const ANALYSIS_RUNS = defineResource<
  Omit<AnalysisRun, keyof KubeObject>
>({
  group: 'argoproj.io',
  versions: ['v1alpha1'],
  plural: 'analysisruns',
  kind: 'AnalysisRun',
  namespaced: true,
  read(run) {
    return {
      metrics: run.at('status', 'metricResults').list().map(readMetric),
    };
  },
});

function readMetric(metric: FieldReader): MetricResult {
  const last = metric.at('measurements').list().at(-1);
  return {
    name: metric.at('name').string() ?? '',
    phase: metric.at('phase').string() ?? '',
    // The metric's own message says why it could not be measured at all.
    message:
      metric.at('message').string() || last?.at('message').string() || '',
    lastValue: last?.at('value').string(),
    dryRun: metric.at('dryRun').boolean() ?? false,
  };
}
