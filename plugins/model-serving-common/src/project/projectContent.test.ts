import fc from 'fast-check';
import { optionProblems, projectContent } from './projectContent';
import type { Answers } from './ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from './ProjectSettings';

const ANSWERS: Answers = { name: 'credit', namespace: 'fraud', format: 'onnx' };

function content(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  const found = projectContent(
    'kserve-model',
    { ...ANSWERS, ...answers },
    { ...DEFAULT_PROJECT_SETTINGS, ...settings },
  );
  if (!found) {
    throw new Error('there is no such template');
  }
  return found;
}

function problems(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return optionProblems(
    'kserve-model',
    { ...ANSWERS, ...answers },
    { ...DEFAULT_PROJECT_SETTINGS, ...settings },
  ).map(({ fields }) => fields.join(' '));
}

it('knows nothing of templates that others wrote', () => {
  expect(optionProblems('theirs', {}, DEFAULT_PROJECT_SETTINGS)).toEqual([]);
  expect(
    projectContent('theirs', {}, DEFAULT_PROJECT_SETTINGS),
  ).toBeUndefined();
});

describe('probes', () => {
  it('give a model twice the time it takes to load, and a minute at least', () => {
    for (const [loadSeconds, seconds] of [
      [5, 60],
      [30, 60],
      [45, 90],
      [900, 1800],
    ]) {
      const { startup } = content({ loadSeconds }).values as {
        startup: { periodSeconds: number; failureThreshold: number };
      };
      expect(startup.periodSeconds * startup.failureThreshold).toBe(seconds);
    }
  });
});

describe('accelerators', () => {
  it('are asked for with what lets a pod onto their nodes', () => {
    const answers = { accelerator: 'nvidia.com/gpu', acceleratorCount: 2 };
    expect(content(answers).values.accelerator).toEqual({
      resource: 'nvidia.com/gpu',
      count: 2,
      nodeSelector: {},
      tolerations: [
        { key: 'nvidia.com/gpu', effect: 'NoSchedule', operator: 'Exists' },
      ],
    });
    expect(
      content(
        { ...answers, pool: 'a100' },
        {
          poolKey: 'example.com/pool',
          poolTolerations: {
            a100: [{ key: 'pool', value: 'serving', effect: 'NoExecute' }],
          },
        },
      ).values.accelerator,
    ).toMatchObject({
      nodeSelector: { 'example.com/pool': 'a100' },
      tolerations: [
        {
          key: 'pool',
          value: 'serving',
          effect: 'NoExecute',
          operator: 'Equal',
        },
      ],
    });
  });

  it('are none unless somebody asks', () => {
    expect(content({ accelerator: 'none' }).values.accelerator).toBeUndefined();
    expect(content({}).values.accelerator).toBeUndefined();
  });
});

describe('the policy of canaries', () => {
  it('is what was answered, as annotations say it', () => {
    expect(
      content({
        errorPercent: 0.5,
        latencyMilliseconds: 250,
        autoRollback: true,
      }).values.canaryAnnotations,
    ).toEqual({
      'modeldeck.io/canary-error-budget': '0.5%',
      'modeldeck.io/canary-latency-objective': 'p99<250ms',
      'modeldeck.io/canary-auto-rollback': 'true',
    });
  });
});

it.each([0.1, 7, 14, 29])(
  'tells of %d percent as they were answered',
  percent => {
    expect(content({ errorPercent: percent }).values.canary).toMatchObject({
      errorPercent: percent,
      errorShare: percent / 100,
    });
  },
);

describe('the pipeline', () => {
  const order = (answers: Answers) =>
    (
      content(answers).values.targets as Array<{ name: string; after: string }>
    ).map(({ name, after }) => `${after}>${name}`);

  it.each<[Answers, string[]]>([
    [{}, ['test>check', 'check>canary', 'canary>gate', 'gate>promote']],
    [
      { transformer: true },
      ['image>check', 'check>canary', 'canary>gate', 'gate>promote'],
    ],
    [{ approval: true }, ['test>check', 'check>canary', 'canary>gate']],
    [{ delivery: 'argocd' }, ['test>check', 'check>gate']],
    [{ mode: 'Standard' }, ['test>check', 'check>deploy']],
    [{ mode: 'Standard', delivery: 'argocd' }, ['test>check']],
  ])('of %j', (answers, expected) => {
    expect(order(answers)).toEqual(expected);
  });

  it('does each step after one that is there', () => {
    fc.assert(
      fc.property(
        fc.record({
          mode: fc.constantFrom('Knative', 'Standard'),
          delivery: fc.constantFrom('kubectl', 'argocd'),
          transformer: fc.boolean(),
          approval: fc.boolean(),
        }),
        answers => {
          const known = new Set(['test', answers.transformer ? 'image' : '']);
          for (const step of order(answers)) {
            const [after = '', name = ''] = step.split('>');
            expect(known).toContain(after);
            known.add(name);
          }
        },
      ),
    );
  });

  it('waits a while longer than the verdict may take', () => {
    const { targets } = content({ canaryTimeout: '3h' }).values;
    expect(targets).toContainEqual(
      expect.objectContaining({ name: 'gate', timeoutMinutes: 195 }),
    );
  });
});

describe('options that make no sense together', () => {
  it.each<[string, Answers, string[]]>([
    ['plain', {}, []],
    [
      'fewer than none',
      { minReplicas: 3, maxReplicas: 2 },
      ['maxReplicas minReplicas'],
    ],
    [
      'none without Knative',
      { minReplicas: 0, mode: 'Standard' },
      ['minReplicas mode'],
    ],
    [
      'none, and long to load',
      { minReplicas: 0, loadSeconds: 300 },
      ['minReplicas loadSeconds'],
    ],
    [
      'a GPU that nothing would use',
      { format: 'sklearn', accelerator: 'nvidia.com/gpu' },
      ['accelerator format'],
    ],
    [
      'scaling by what nobody counts',
      { mode: 'Standard', accelerator: 'nvidia.com/gpu' },
      ['mode accelerator'],
    ],
    ['an explainer of v2', { explainer: true }, ['explainer format']],
    [
      'somebody to agree to what nobody compares',
      { mode: 'Standard', approval: true, autoRollback: true },
      ['approval mode', 'autoRollback mode'],
    ],
    ['an explainer of v1', { explainer: true, format: 'sklearn' }, []],
  ])('%s', (_, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  it('depend on what is configured', () => {
    expect(
      problems(
        { mode: 'Standard', accelerator: 'nvidia.com/gpu' },
        { prometheusUrl: 'http://prometheus.monitoring:9090' },
      ),
    ).toEqual([]);
  });

  it('never throw, whatever was answered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), answers => {
        expect(() => {
          optionProblems('kserve-model', answers, DEFAULT_PROJECT_SETTINGS);
          projectContent('kserve-model', answers, DEFAULT_PROJECT_SETTINGS);
        }).not.toThrow();
      }),
    );
  });
});
