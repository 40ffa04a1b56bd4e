import { servicesOf } from '../../testing/namespaceOf';
import {
  rawExperiment,
  rawModel,
  rawPipeline,
} from '../testing/seldonV2Fixtures';

const MODELS = [rawModel('a'), rawModel('b')];

const flow = (spec: object) => rawPipeline('flow', spec);

const LOOP = [
  { name: 'a', inputs: ['b'] },
  { name: 'b', inputs: ['a'] },
];

function findingsOf(objects: object[]) {
  return servicesOf(objects).flatMap(({ findings }) =>
    findings.map(({ rule, cause }) => [rule, cause]),
  );
}

describe('the traps of Core 2', () => {
  it.each<[string, object, string]>([
    [
      'pipeline-cycle',
      flow({ steps: LOOP }),
      'steps lead back to themselves (a, b), which the pipeline does not allow',
    ],
    [
      'pipeline-cycle',
      flow({ steps: LOOP, allowCycles: true }),
      'steps lead back to themselves (a, b), and maxStepRevisits is 0: a request that meets a step again ends in an error',
    ],
    [
      'pipeline-step-unknown',
      flow({ steps: [{ name: 'a', triggers: ['lost.outputs'] }] }),
      'the pipeline refers to steps that it does not have: lost.outputs',
    ],
    [
      'pipeline-step-ambiguous',
      flow({ steps: [{ name: 'a' }, { name: 'a' }] }),
      'more than one step is named a; only the first is told of',
    ],
    [
      'pipeline-step-ambiguous',
      rawPipeline('a', { steps: [{ name: 'a' }] }),
      'a step is named a like the pipeline, so what refers to it may mean either',
    ],
    [
      'pipeline-model-missing',
      flow({ steps: [{ name: 'gone' }] }),
      'steps of the pipeline are Models that do not exist: gone',
    ],
    [
      'experiment-candidate-missing',
      rawExperiment('ab', { a: 1, gone: 1 }),
      'the experiment names Models that do not exist, so it splits nothing: gone',
    ],
    [
      'experiment-candidate-missing',
      rawExperiment(
        'ab',
        { a: 1, b: 1 },
        { spec: { mirror: { name: 'gone', percent: 5 } } },
      ),
      'the experiment names Models that do not exist, so it splits nothing: gone',
    ],
    [
      'experiment-default-no-candidate',
      rawExperiment('ab', { a: 1 }, { spec: { default: 'c' } }),
      'its default "c" is none of its candidates, so that calls to it would all go to others',
    ],
    [
      'weights-all-zero',
      rawExperiment('ab', { a: 0, b: 0 }),
      'no candidate has a weight, so who gets what cannot be told',
    ],
    [
      'model-partly-scheduled',
      rawModel('c', { available: 0 }),
      '0 of 1 replicas are loaded; the Servers have no room for more, and the Model is ready all the same',
    ],
    [
      'model-load-failed',
      rawModel('c', {
        state: 'ModelFailed',
        reason: 'no such file https://u:hunter2@x/y',
      }),
      'Model "c" could not be loaded: no such file https://x/y',
    ],
    [
      'model-load-failed',
      rawModel('c', { state: 'ModelTerminateFailed' }),
      'Model "c" could not be unloaded',
    ],
  ])('%s', (rule, object, cause) => {
    expect(findingsOf([...MODELS, object])).toContainEqual([rule, cause]);
  });

  it.each<[string, object]>([
    [
      'a cycle that is allowed',
      flow({ steps: LOOP, allowCycles: true, maxStepRevisits: 5 }),
    ],
    [
      'a chain',
      flow({
        steps: [
          { name: 'a' },
          { name: 'b', inputs: ['a.outputs.x', 'flow.inputs'] },
        ],
        output: { steps: ['b'] },
      }),
    ],
    ['a split without a default', rawExperiment('ab', { a: 1, b: 1 })],
  ])('none of them in %s', (_, object) => {
    expect(findingsOf([...MODELS, object])).toEqual([]);
  });
});
