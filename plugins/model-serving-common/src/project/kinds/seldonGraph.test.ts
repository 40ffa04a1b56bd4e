import fc from 'fast-check';
import type { Answers } from '../ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '../ProjectSettings';
import { seldonGraph } from './seldonGraph';

const ANSWERS: Answers = {
  name: 'credit',
  namespace: 'fraud',
  storageUri: 's3://models/credit/3',
};
const TWO: Answers = { shape: 'abtest', secondUri: 's3://models/credit/4' };
const EXPLAINED: Answers = {
  explainer: 'AnchorTabular',
  explainerUri: 's3://models/credit/explainer',
};

function content(answers: Answers) {
  return seldonGraph.content(
    { ...ANSWERS, ...answers },
    DEFAULT_PROJECT_SETTINGS,
  );
}

function problems(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return seldonGraph
    .problems(
      { ...ANSWERS, ...answers },
      { ...DEFAULT_PROJECT_SETTINGS, ...settings },
    )
    .map(({ fields }) => fields.join(' '));
}

describe('a graph', () => {
  it('has one model, or two', () => {
    expect(content({}).values.models).toEqual([
      { name: 'model', uri: 's3://models/credit/3' },
    ]);
    expect(content(TWO).values.models).toEqual([
      { name: 'model', uri: 's3://models/credit/3' },
      { name: 'second', uri: 's3://models/credit/4' },
    ]);
  });

  it.each<[Answers, string]>([
    [{}, '/graph/modelUri'],
    [{ transformer: true }, '/graph/children/0/modelUri'],
    [TWO, '/graph/children/0/modelUri'],
    [{ ...TWO, transformer: true }, '/graph/children/0/children/0/modelUri'],
  ])('has its first model where %j puts it', (answers, path) => {
    expect(content(answers).values.modelPath).toBe(path);
  });

  it.each<[Answers, boolean]>([
    [{}, false],
    [TWO, false],
    [{ ...TWO, shape: 'bandit' }, true],
    [{ ...TWO, shape: 'combiner' }, true],
    [{ transformer: true }, true],
  ])('has an image where %j is code of its own: %s', (answers, hasImage) => {
    expect(content(answers).values.hasImage).toBe(hasImage);
    expect(content(answers).parts.includes('image-python')).toBe(hasImage);
  });
});

it('checks the predictor that the next version would be, but for Argo CD', () => {
  expect(content({}).values.deployFolder).toBe(
    'deploy/$(shell scripts/next.sh)',
  );
  expect(content({ delivery: 'argocd' }).values.deployFolder).toBe(
    'deploy/base',
  );
});

describe('options that make no sense together', () => {
  const gpu = { accelerator: 'nvidia.com/gpu' };
  it.each<[string, Answers, string[]]>([
    ['plain', {}, []],
    ['two models', TWO, []],
    ['explained', EXPLAINED, []],
    [
      'fewer at most than at least',
      { minReplicas: 3, maxReplicas: 2 },
      ['maxReplicas minReplicas'],
    ],
    ['one of two models', { shape: 'bandit' }, ['secondUri shape']],
    ['explained by turns', { ...TWO, ...EXPLAINED }, ['explainer shape']],
    [
      'an explainer from nowhere',
      { explainer: 'AnchorTabular' },
      ['explainerUri explainer'],
    ],
    [
      'a choice between a model and itself',
      {
        shape: 'bandit',
        storageUri: 's3://models/loans/3',
        secondUri: 's3://models/loans/3',
      },
      ['secondUri storageUri'],
    ],
    [
      'a GPU that nothing would use',
      { ...gpu, maxReplicas: 1 },
      ['accelerator server'],
    ],
    [
      'scaling by what nobody counts',
      { ...gpu, server: 'TENSORFLOW_SERVER' },
      ['maxReplicas accelerator'],
    ],
  ])('%s', (_, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  it('depend on what is configured', () => {
    expect(
      problems(
        { ...gpu, server: 'TENSORFLOW_SERVER' },
        { prometheusUrl: 'http://prometheus.monitoring:9090' },
      ),
    ).toEqual([]);
  });

  it('never throw, whatever was answered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), answers => {
        expect(() => {
          seldonGraph.problems(answers, DEFAULT_PROJECT_SETTINGS);
          seldonGraph.content(answers, DEFAULT_PROJECT_SETTINGS);
        }).not.toThrow();
      }),
    );
  });
});
