import { quote } from '../../diagnosis/finding';
import { plainText } from '../../kubernetes/plainText';
import { unknown } from '../../model/known';
import type { RolloutCheck, RolloutProgress } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { ANALYSIS_RUNS, type MetricResult } from './analysisRun';
import { stepTitle } from './canaryStep';
import { isInFlight } from './RolloutView';
import type { Rollout } from './rollout';
import type { AnalysisSummary } from './rolloutStatus';

/** What the controller's reasons for a pause mean. */
const PAUSES: ReadonlyMap<string, string> = new Map([
  ['CanaryPauseStep', 'it is at a pause step'],
  ['BlueGreenPause', 'the preview waits for its promotion'],
  ['InconclusiveAnalysisRun', 'an analysis could not decide'],
  ['InconclusiveExperiment', 'an experiment could not decide'],
]);

/** How far the controller has come with the version that is asked for. */
export function rolloutProgress(
  rollout: Rollout,
  objects: NamespaceObjects,
): RolloutProgress {
  const { status, strategy } = rollout;
  const paused = whyPaused(rollout);
  return {
    controller: 'Argo Rollouts',
    strategy: strategy?.kind ?? 'unknown',
    phase: plainText(status.phase, 80) || 'Unknown',
    message: quote(status.message),
    step: currentStep(rollout),
    ...(paused === undefined ? {} : { paused }),
    aborted: status.abort,
    checks: status.analyses.flatMap(run => checksOf(run, objects)),
  };
}

/** Why it waits for somebody, in a person's words; undefined where it does not. */
export function whyPaused({ paused, status }: Rollout): string | undefined {
  const reasons = [
    ...(paused ? ['somebody paused it'] : []),
    ...status.pauseReasons.map(
      reason => PAUSES.get(reason) ?? plainText(reason, 80),
    ),
  ].filter(Boolean);
  return reasons.length > 0 ? reasons.join(', ') : undefined;
}

function currentStep(rollout: Rollout): RolloutProgress['step'] {
  const { strategy, status } = rollout;
  if (strategy?.kind !== 'canary' || strategy.steps.length === 0) {
    return unknown('its strategy has no steps');
  }
  const { steps } = strategy;
  const { stepIndex = isInFlight(rollout) ? 0 : steps.length } = status;
  const index = Math.min(stepIndex, steps.length);
  const step = steps[index];
  return {
    index,
    count: steps.length,
    title: step ? stepTitle(step) : 'all steps are done',
  };
}

/** The metrics of a run where it could be read, else what the Rollout says of the run. */
function checksOf(
  { when, name, phase, message }: AnalysisSummary,
  objects: NamespaceObjects,
): RolloutCheck[] {
  const metrics = objects.find(ANALYSIS_RUNS, name)?.metrics ?? [];
  return metrics.length > 0
    ? metrics.map(metric => ({
        name: plainText(`${when} analysis: ${metric.name}`),
        phase: plainText(metric.phase, 80),
        message: metricMessage(metric),
      }))
    : [
        {
          name: plainText(`${when} analysis ${name}`),
          phase: plainText(phase, 80),
          message: quote(message),
        },
      ];
}

/** What was measured last, and what the controller says of it. */
export function metricMessage({ lastValue, message }: MetricResult): string {
  return quote(
    [lastValue && `last measured ${lastValue}`, message]
      .filter(Boolean)
      .join('; '),
  );
}

/** The runs that decided against the rollout or could not decide, with the metrics to blame. */
export function undecidedRuns(
  { status }: Rollout,
  objects: NamespaceObjects,
  phases: readonly string[],
): Array<{ run: AnalysisSummary; metrics: readonly MetricResult[] }> {
  return status.analyses
    .filter(run => phases.includes(run.phase))
    .map(run => ({
      run,
      metrics: (objects.find(ANALYSIS_RUNS, run.name)?.metrics ?? []).filter(
        metric => !metric.dryRun && phases.includes(metric.phase),
      ),
    }));
}

/** A step as a sentence names it: `step 2 of 5 (pause 10m)`. */
export function stepName({ strategy }: Rollout, index: number): string {
  const steps = strategy?.kind === 'canary' ? strategy.steps : [];
  const step = steps[index];
  return step
    ? `step ${index + 1} of ${steps.length} (${stepTitle(step)})`
    : 'the end of its steps';
}
