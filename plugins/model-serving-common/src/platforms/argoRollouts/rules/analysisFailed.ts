import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { metricMessage, undecidedRuns } from '../rolloutProgress';
import type { RolloutRule } from './RolloutRule';

/** The metric that an analysis failed by, with what was measured. */
export const analysisFailed: RolloutRule = ({ view: { rollout }, objects }) => {
  const [failed] = undecidedRuns(rollout, objects, ['Failed', 'Error']);
  if (!failed) {
    return undefined;
  }
  const { run, metrics } = failed;
  const [metric] = metrics;
  const isError = (metric?.phase ?? run.phase) === 'Error';
  return findingAbout(rollout, {
    rule: 'analysis-failed',
    severity: 'warning',
    cause: metric
      ? `metric "${metric.name}" of its ${run.when} analysis ${
          isError ? 'could not be measured' : 'failed'
        }: ${metricMessage(metric) || 'without a message'}`
      : `its ${run.when} analysis "${run.name}" ${
          isError ? 'could not measure' : 'failed'
        }: ${quote(run.message) || 'without a message'}`,
    evidence: [
      {
        source: 'field',
        detail: `AnalysisRun/${run.name}: ${run.phase} ${quote(run.message)}`,
      },
      ...metrics.slice(0, 4).map(m => ({
        source: 'field' as const,
        detail: `${m.name}: ${m.phase} ${metricMessage(m)}`,
      })),
    ],
    fix: `${
      isError
        ? 'an error says nothing of the version: look at the query and its provider'
        : 'compare the measured values with the condition'
    }: ${kubectlCommand(rollout, 'describe', 'analysisrun', run.name)}`,
  });
};
