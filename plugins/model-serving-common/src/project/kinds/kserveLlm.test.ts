import fc from 'fast-check';
import type { Answers } from '../ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '../ProjectSettings';
import { kserveLlm } from './kserveLlm';

const ANSWERS: Answers = {
  name: 'chat',
  namespace: 'assist',
  storageUri: 'hf://example-org/chat-8b',
  accelerator: 'nvidia.com/gpu',
};
const HUGGING_FACE: Answers = { runtime: 'HuggingFace' };
const PROMETHEUS = { prometheusUrl: 'http://prometheus.monitoring:9090' };

function content(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return kserveLlm.content(
    { ...ANSWERS, ...answers },
    { ...DEFAULT_PROJECT_SETTINGS, ...settings },
  );
}

function problems(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return kserveLlm
    .problems(
      { ...ANSWERS, ...answers },
      { ...DEFAULT_PROJECT_SETTINGS, ...settings },
    )
    .map(({ fields }) => fields.join(' '));
}

describe('a version', () => {
  it('asks for as many accelerators as the model is spread over', () => {
    const { values } = content({
      tensorParallelism: 4,
      pipelineParallelism: 2,
    });
    expect(values).toMatchObject({
      tensor: 4,
      pipeline: 2,
      accelerator: { resource: 'nvidia.com/gpu', count: 8 },
    });
  });

  it('is called by the name of the service unless it has another', () => {
    expect(content({}).values.servedName).toBe('chat');
    expect(content({ servedName: 'chat-8b' }).values.servedName).toBe(
      'chat-8b',
    );
  });

  it('has the adapters that one line tells of', () => {
    const loraAdapters = 'legal=hf://example-org/legal, sql=s3://loras/sql';
    expect(content({ loraAdapters }).values.adapters).toEqual([
      {
        name: 'legal',
        uri: 'hf://example-org/legal',
        path: 'example-org/legal',
      },
      { name: 'sql', uri: 's3://loras/sql', path: 'loras/sql' },
    ]);
  });
});

describe('new versions', () => {
  it('take turns in a routing group, and are looked for by what serves now', () => {
    const { values, variants, parts } = content({});
    expect(variants.map(({ colour }) => colour)).toEqual(['blue', 'green']);
    expect(values).toMatchObject({
      service: 'chat',
      deployFolder: 'deploy/$(shell scripts/next.sh)',
    });
    expect(parts).not.toContain('inference-service');
  });

  it('are written down where Argo CD applies them', () => {
    expect(content({ delivery: 'argocd' }).values.deployFolder).toBe(
      'deploy/base',
    );
  });

  it('get a percentage of an InferenceService', () => {
    const { values, variants, parts } = content(HUGGING_FACE);
    expect(variants).toEqual([]);
    expect(values).toMatchObject({ service: 'isvc/chat', pair: false });
    expect(parts).toEqual(
      expect.arrayContaining(['inference-service', 'inference-service-canary']),
    );
  });
});

describe('options that make no sense together', () => {
  it.each<[string, Answers, string[]]>([
    ['plain', {}, []],
    [
      'fewer at most than at least',
      { minReplicas: 3, maxReplicas: 2 },
      ['maxReplicas minReplicas'],
    ],
    [
      'scaling by what nobody counts',
      { maxReplicas: 4 },
      ['maxReplicas runtime'],
    ],
    ['scaling by Knative', { ...HUGGING_FACE, maxReplicas: 4 }, []],
    [
      'spread over nothing',
      { accelerator: 'none', tensorParallelism: 2 },
      ['accelerator tensorParallelism pipelineParallelism'],
    ],
    [
      'more than a node has',
      { tensorParallelism: 8, pipelineParallelism: 4 },
      ['tensorParallelism pipelineParallelism'],
    ],
    ['no adapter', { loraAdapters: 'legal' }, ['loraAdapters']],
    [
      'two adapters of one name',
      { loraAdapters: 'a=hf://o/a a=hf://o/b' },
      ['loraAdapters'],
    ],
    [
      'an adapter called as the model is',
      { loraAdapters: 'chat=hf://o/a' },
      ['loraAdapters'],
    ],
    [
      'an adapter that the runtime cannot load',
      { ...HUGGING_FACE, loraAdapters: 'a=s3://loras/a' },
      ['loraAdapters runtime'],
    ],
    ['the same where it can', { loraAdapters: 'a=s3://loras/a' }, []],
  ])('%s', (_, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  it('depend on what is configured', () => {
    expect(problems({ maxReplicas: 4 }, PROMETHEUS)).toEqual([]);
  });

  it('never throw, whatever was answered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), answers => {
        expect(() => {
          kserveLlm.problems(answers, DEFAULT_PROJECT_SETTINGS);
          kserveLlm.content(answers, DEFAULT_PROJECT_SETTINGS);
        }).not.toThrow();
      }),
    );
  });
});
