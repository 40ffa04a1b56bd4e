import fc from 'fast-check';
import { optionProblems, projectContent } from '../projectContent';
import type { Answers } from '../ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '../ProjectSettings';

const TEMPLATE = 'training-pipeline';

const ANSWERS: Answers = {
  name: 'credit-training',
  namespace: 'fraud',
  modelService: 'credit',
  mlflowUrl: 'http://mlflow.ml:5000',
};

function valuesOf(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return projectContent(
    TEMPLATE,
    { ...ANSWERS, ...answers },
    { ...DEFAULT_PROJECT_SETTINGS, ...settings },
  )?.values;
}

function problems(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return optionProblems(
    TEMPLATE,
    { ...ANSWERS, ...answers },
    { ...DEFAULT_PROJECT_SETTINGS, ...settings },
  ).map(({ fields }) => fields.join(' '));
}

describe('options that make no sense together', () => {
  it.each<[string, Answers, string[]]>([
    ['plain', {}, []],
    ['no registry', { mlflowUrl: '' }, ['mlflowUrl']],
    ['a limit that guessing passes', { leastScore: 0.5 }, ['leastScore task']],
    [
      'the same limit for a number',
      { leastScore: 0.5, task: 'regression' },
      [],
    ],
    ['a canary of nothing', { modelService: '' }, ['modelService']],
    ['nothing to deploy', { modelService: '', deployment: 'register' }, []],
    [
      'two entries of one name',
      { modelService: 'credit-training' },
      ['name modelService'],
    ],
    ['a key that is learnt', { key: 'target' }, ['target key']],
  ])('%s', (_, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  it('depend on what is configured', () => {
    expect(
      problems({ mlflowUrl: '' }, { mlflowUrl: 'http://mlflow:5000' }),
    ).toEqual([]);
  });

  it('never throw, whatever was answered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), answers => {
        expect(() => {
          optionProblems(TEMPLATE, answers, DEFAULT_PROJECT_SETTINGS);
          projectContent(TEMPLATE, answers, DEFAULT_PROJECT_SETTINGS);
        }).not.toThrow();
      }),
    );
  });
});

it('asks the MLflow that is answered before the one that is configured', () => {
  const settings = { mlflowUrl: 'http://configured:5000' };
  expect(valuesOf({}, settings)?.mlflowUrl).toBe('http://mlflow.ml:5000');
  expect(valuesOf({ mlflowUrl: '' }, settings)?.mlflowUrl).toBe(
    'http://configured:5000',
  );
});

it.each([
  ['', { namespace: 'fraud', name: 'default-editor', inProfile: true }],
  ['fraud/runner', { namespace: 'fraud', name: 'runner', inProfile: true }],
  [
    'kubeflow/pipeline-runner',
    { namespace: 'kubeflow', name: 'pipeline-runner', inProfile: false },
  ],
])('runs as %j', (runner, expected) => {
  expect(valuesOf({ runner })?.runner).toEqual(expected);
});

it('asks nobody to agree to what is not deployed', () => {
  expect(valuesOf({ approval: true })?.approval).toBe(true);
  expect(valuesOf({ approval: true, deployment: 'register' })?.approval).toBe(
    false,
  );
});

it('waits for training, and for the verdict where there is a canary', () => {
  const answers = { deadlineMinutes: 60, canaryTimeout: '30m' };
  expect(valuesOf(answers)?.deadlineSeconds).toBe(90 * 60);
  expect(
    valuesOf({ ...answers, deployment: 'register' })?.deadlineSeconds,
  ).toBe(60 * 60);
});
