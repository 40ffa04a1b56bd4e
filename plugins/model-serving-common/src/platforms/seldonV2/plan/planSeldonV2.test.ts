import fc from 'fast-check';
import { planAction } from '../../../canary/plan/planAction';
import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import { planSchema, refusalSchema } from '../../../model/planSchema';
import { namespaceOf, servicesOf } from '../../testing/namespaceOf';
import { seldonV2Platform } from '../seldonV2Platform';
import {
  rawExperiment,
  rawModel,
  rawPipeline,
} from '../testing/seldonV2Fixtures';

const MODELS = ['a', 'b', 'c'].map(name => rawModel(name));
const PROMOTE: PlanRequest = { action: 'promote' };
const ROLLBACK: PlanRequest = { action: 'rollback' };

function outcomeOf(objects: object[], request: PlanRequest, name = 'ab') {
  const service = servicesOf(objects).find(s => s.name === name);
  if (!service) {
    throw new Error(`no ${name}`);
  }
  const platforms = [seldonV2Platform];
  return planAction(request, service, {
    objects: namespaceOf(objects),
    platforms,
  });
}

function planOf(objects: object[], request: PlanRequest) {
  const outcome = outcomeOf(objects, request);
  if ('refusal' in outcome) {
    throw new Error(outcome.refusal.message);
  }
  return planSchema.parse(outcome.plan);
}

const ab = (weights: Record<string, unknown>, spec?: object) => [
  ...MODELS,
  rawExperiment('ab', weights, { spec }),
];

describe('starting a canary of an Experiment', () => {
  const start = (storageUri: string): PlanRequest => ({
    action: 'start-canary',
    version: { storageUri },
    percent: 10,
  });
  const reasonOf = (objects: object[], uri: string, name?: string) => {
    const outcome = outcomeOf(objects, start(uri), name);
    return 'refusal' in outcome ? outcome.refusal.reason : 'planned';
  };

  it('gives a share to the candidate that has the model and gets nothing', () => {
    const { after, writes } = planOf(
      ab({ a: 1, b: 0 }, { default: 'a' }),
      start('s3://models/b'),
    );
    expect(after).toEqual([
      { revision: 'a', percent: 90 },
      { revision: 'b', percent: 10 },
    ]);
    expect(writes).toHaveLength(1);
  });

  it.each([
    ['version-not-there', { a: 1, b: 0 }, 's3://models/c'],
    ['same-version', { a: 1, b: 0 }, 's3://models/a'],
    ['already-started', { a: 1, b: 1 }, 's3://models/b'],
    ['canary-in-flight', { a: 1, b: 1 }, 's3://models/c'],
  ])('is refused with %s at %j', (reason, weights, uri) => {
    expect(reasonOf(ab(weights, { default: 'a' }), uri)).toBe(reason);
  });

  it('is refused for a Model, which has one version only', () => {
    expect(reasonOf([rawModel('a')], 's3://models/b', 'a')).toBe(
      'single-version',
    );
  });
});

describe('plans for an Experiment', () => {
  it('write all weights at once, behind tests of the names they rely on', () => {
    const spec = { default: 'a', mirror: { name: 'c', percent: 10 } };
    const plan = planOf(ab({ a: 3, b: 1 }, spec), PROMOTE);
    expect(plan.writes).toMatchObject([
      {
        object: { kind: 'Experiment', plural: 'experiments', name: 'ab' },
        guard: { uid: 'uid-Experiment-ab', resourceVersion: '7' },
        type: 'json',
        patch: [
          { op: 'test', path: '/spec/candidates/0/name', value: 'a' },
          { op: 'add', path: '/spec/candidates/0/weight', value: 0 },
          { op: 'test', path: '/spec/candidates/1/name', value: 'b' },
          { op: 'add', path: '/spec/candidates/1/weight', value: 100 },
        ],
      },
    ]);
    expect(plan.after).toEqual([
      { revision: 'a', percent: 0 },
      { revision: 'b', percent: 100 },
      { revision: 'c', percent: 0 },
    ]);
    expect(plan.undo).toBe('set the weights back: a 3, b 1');
    expect(plan.risks.map(({ id }) => id)).toEqual([
      'default-follows',
      'experiment-has-to-stay',
      'sticky-routes',
      'keeps-loaded',
    ]);
  });

  it('go back to the default', () => {
    const { after } = planOf(ab({ b: 1, a: 1 }, { default: 'a' }), ROLLBACK);
    expect(after).toEqual([
      { revision: 'a', percent: 100 },
      { revision: 'b', percent: 0 },
    ]);
  });

  it('write hundredths where percents are not whole', () => {
    const weights = { a: 66.67, b: 33.33 };
    const { writes } = planOf(ab({ a: 1, b: 1 }), {
      action: 'set-weight',
      weights,
    });
    expect(writes[0]?.summary).toBe(
      'set spec.candidates[].weight: a 6667, b 3333',
    );
  });

  it('warn of an experiment that is not active', () => {
    const status = { conditions: [{ type: 'Ready', status: 'False' }] };
    const objects = [
      ...MODELS,
      rawExperiment('ab', { a: 1, b: 1 }, { status }),
    ];
    expect(planOf(objects, ROLLBACK).risks[0]?.id).toBe('experiment-not-ready');
  });

  it.each<[string, object[], PlanRequest, string]>([
    ['steps', ab({ a: 1, b: 1 }), { action: 'resume' }, 'nothing-to-pause'],
    ['one candidate', ab({ a: 1 }), PROMOTE, 'single-version'],
    ['several canaries', ab({ a: 1, b: 1, c: 1 }), PROMOTE, 'several-canaries'],
    [
      'what was done',
      ab({ a: 5, b: 0 }, { default: 'a' }),
      ROLLBACK,
      'nothing-to-change',
    ],
    [
      'a share for the mirror',
      ab({ a: 1, b: 1 }, { mirror: { name: 'c' } }),
      { action: 'set-weight', weights: { c: 100 } },
      'shadow-takes-no-traffic',
    ],
    [
      'a candidate that is named twice',
      ab(
        {},
        {
          candidates: [
            { name: 'a', weight: 1 },
            { name: 'a', weight: 2 },
          ],
        },
      ),
      PROMOTE,
      'ambiguous-revisions',
    ],
  ])('are refused for %s', (_, objects, request, reason) => {
    const outcome = outcomeOf(objects, request);
    expect(outcome).toMatchObject({ refusal: { reason } });
    expect(
      'refusal' in outcome && refusalSchema.parse(outcome.refusal),
    ).toEqual('refusal' in outcome && outcome.refusal);
  });

  it.each([
    ['a', ab({ a: 1, b: 1 }, { default: 'a' }), 'split-by-experiment'],
    ['b', ab({ a: 1, b: 1 }, { default: 'a' }), 'single-version'],
    [
      'flow',
      [...MODELS, rawPipeline('flow', { steps: [{ name: 'a' }] })],
      'single-version',
    ],
  ])('are refused for %s, which has one version', (name, objects, reason) => {
    expect(outcomeOf(objects, PROMOTE, name)).toMatchObject({
      refusal: { reason },
    });
  });

  it('write weights whose shares are those that they predict', () => {
    const hundredths = fc.nat(10_000);
    fc.assert(
      fc.property(hundredths, step => {
        fc.pre(step !== 5_000);
        const weights = { a: step / 100, b: (10_000 - step) / 100 };
        const { after, writes } = planOf(ab({ a: 1, b: 1 }), {
          action: 'set-weight',
          weights,
        });
        const patch = writes[0]?.patch as Array<{ op: string; value: number }>;
        const [x = 0, y = 0] = patch
          .filter(({ op }) => op === 'add')
          .map(({ value }) => value);
        expect([x, y].every(Number.isInteger)).toBe(true);
        expect((x / (x + y)) * 100).toBeCloseTo(weights.a, 6);
        expect(after.map(({ percent }) => percent)).toEqual([
          weights.a,
          weights.b,
        ]);
      }),
    );
  });
});
