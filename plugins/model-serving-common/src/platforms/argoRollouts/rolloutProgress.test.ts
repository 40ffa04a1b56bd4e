import { namespaceOf } from '../testing/namespaceOf';
import { argoRolloutsPlatform } from './argoRolloutsPlatform';
import { ROLLOUTS } from './rollout';
import {
  rolloutProgress,
  stepName,
  undecidedRuns,
  whyPaused,
} from './rolloutProgress';
import { BLUE_GREEN, rollout } from './testing/rolloutFixtures';

type Parts = Parameters<typeof rollout>[0];

const decoded = (parts: Parts = {}) => ROLLOUTS.decode(rollout(parts));

function objectsOf(...raw: object[]) {
  return namespaceOf(raw, { platforms: [argoRolloutsPlatform] });
}

describe('where a Rollout is', () => {
  it.each<[Parts, object]>([
    [
      { status: { currentStepIndex: 2 } },
      { index: 2, count: 5, title: 'set weight 60 %' },
    ],
    [
      { status: { currentStepIndex: 99 } },
      { index: 5, count: 5, title: 'all steps are done' },
    ],
    [
      { status: { currentStepIndex: undefined } },
      { index: 0, count: 5, title: 'set weight 20 %' },
    ],
    [
      { status: { currentStepIndex: undefined, currentPodHash: 'old' } },
      { index: 5, count: 5, title: 'all steps are done' },
    ],
    [{ canary: { steps: [] } }, { unknown: 'its strategy has no steps' }],
    [{ spec: BLUE_GREEN }, { unknown: 'its strategy has no steps' }],
  ])('is told of %j: %j', (parts, step) => {
    const progress = rolloutProgress(decoded(parts), objectsOf());
    expect(progress.step).toEqual(step);
  });

  it.each([
    [0, 'step 1 of 5 (set weight 20 %)'],
    [4, 'step 5 of 5 (pause 10m)'],
    [5, 'the end of its steps'],
  ])('is named in a sentence: %j is %s', (index, name) => {
    expect(stepName(decoded(), index)).toBe(name);
  });
});

describe('why a Rollout waits', () => {
  const by = (...reasons: unknown[]) => ({
    status: { pauseConditions: reasons.map(reason => ({ reason })) },
  });

  it.each<[Parts, string | undefined]>([
    [{}, undefined],
    [by('CanaryPauseStep'), 'it is at a pause step'],
    [by('BlueGreenPause'), 'the preview waits for its promotion'],
    [by('InconclusiveAnalysisRun'), 'an analysis could not decide'],
    [by('SomethingNew\u001b[31m'), 'SomethingNew'],
    [{ spec: { paused: true } }, 'somebody paused it'],
    [
      { spec: { paused: true }, ...by('CanaryPauseStep') },
      'somebody paused it, it is at a pause step',
    ],
  ])('by %j: %s', (parts, reason) => {
    expect(whyPaused(decoded(parts))).toBe(reason);
  });
});

describe('what an analysis says', () => {
  const status = {
    canary: {
      currentStepAnalysisRunStatus: {
        name: 'fraud-run',
        status: 'Failed',
        message: 'assessed Failed',
      },
    },
  };
  const run = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: {
      name: 'fraud-run',
      labels: { 'rollout-type': 'Step' },
    },
    status: {
      phase: 'Failed',
      metricResults: [
        {
          name: 'errors',
          phase: 'Failed',
          measurements: [{ value: '0.01' }, { value: '0.4' }],
        },
        { name: 'tried', phase: 'Failed', dryRun: true },
        { name: 'latency', phase: 'Successful' },
      ],
    },
  };

  it('is its metrics, where they could be read, else the word for the run', () => {
    const checks = (...raw: object[]) =>
      rolloutProgress(decoded({ status }), objectsOf(...raw)).checks;
    expect(checks(run).map(({ name, phase }) => [name, phase])).toEqual([
      ['step analysis: errors', 'Failed'],
      ['step analysis: tried', 'Failed'],
      ['step analysis: latency', 'Successful'],
    ]);
    expect(checks(run)[0]?.message).toBe('last measured 0.4');
    expect(checks()).toEqual([
      {
        name: 'step analysis fraud-run',
        phase: 'Failed',
        message: 'assessed Failed',
      },
    ]);
  });

  it('is to blame on metrics that count and decided so', () => {
    const blamed = (phases: string[]) =>
      undecidedRuns(decoded({ status }), objectsOf(run), phases).map(
        ({ metrics }) => metrics.map(({ name }) => name),
      );
    expect(blamed(['Failed'])).toEqual([['errors']]);
    expect(blamed(['Inconclusive', 'Error'])).toEqual([]);
  });
});
