import fc from 'fast-check';
import { planAction } from '../../../canary/plan/planAction';
import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import { planSchema, refusalSchema } from '../../../model/planSchema';
import { namespaceOf, servicesOf } from '../../testing/namespaceOf';
import { seldonV1Platform } from '../seldonV1Platform';
import {
  rawDeployment,
  rawPredictor,
  rawRoute,
  rawSeldon,
} from '../testing/seldonFixtures';

const platforms = [seldonV1Platform];
const ROLLBACK: PlanRequest = { action: 'rollback' };
const PROMOTE: PlanRequest = { action: 'promote' };

function outcomeOf(objects: object[], request: PlanRequest) {
  const [service] = servicesOf(objects);
  if (!service) {
    throw new Error('no service');
  }
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

function refusalOf(objects: object[], request: PlanRequest) {
  const outcome = outcomeOf(objects, request);
  return 'refusal' in outcome
    ? refusalSchema.parse(outcome.refusal)
    : { reason: 'none', message: '', instead: '' };
}

const MAIN = 'fraud-main-0-classifier';
const NEXT = 'fraud-next-0-classifier';

const canary = (main: number, next: number, more: object[] = []) =>
  rawSeldon({
    predictors: [
      rawPredictor({ name: 'main', traffic: main }),
      ...more,
      rawPredictor({ name: 'next', traffic: next }),
    ],
  });

const SHADOW = rawPredictor({ name: 'copy', shadow: true, traffic: 30 });
const READY = [
  rawDeployment(MAIN, { replicas: 3 }),
  rawDeployment(NEXT, { created: '2026-11-20T08:00:00Z' }),
];
const ROUTE = rawRoute({ main: 80, next: 20 });

describe('plans for predictors', () => {
  it('write all weights at once, behind tests of the names they rely on', () => {
    const plan = planOf([canary(80, 20, [SHADOW]), ...READY, ROUTE], PROMOTE);
    expect(plan.writes).toEqual([
      {
        object: {
          apiVersion: 'machinelearning.seldon.io/v1',
          kind: 'SeldonDeployment',
          plural: 'seldondeployments',
          namespace: 'team',
          name: 'fraud',
        },
        guard: { uid: 'uid-fraud', resourceVersion: '7' },
        type: 'json',
        patch: [
          { op: 'test', path: '/spec/predictors/0/name', value: 'main' },
          { op: 'add', path: '/spec/predictors/0/traffic', value: 0 },
          { op: 'test', path: '/spec/predictors/2/name', value: 'next' },
          { op: 'add', path: '/spec/predictors/2/traffic', value: 100 },
        ],
        summary: 'set spec.predictors[].traffic: main 0, next 100',
      },
    ]);
    expect(plan.after).toEqual([
      { revision: 'main', percent: 0 },
      { revision: 'copy', percent: 0 },
      { revision: 'next', percent: 100 },
    ]);
    expect(plan.before[0]).toEqual({ revision: 'main', percent: 80 });
    expect(plan.undo).toBe('set the weights back: main 80 %, next 20 %');
  });

  it('warn of too few replicas, and of those that keep running', () => {
    const { risks } = planOf([canary(80, 20), ...READY, ROUTE], PROMOTE);
    expect(risks.map(({ id }) => id)).toEqual([
      'keeps-running',
      'fewer-replicas',
    ]);
  });

  it('warn where the outcome could not be seen', () => {
    const { risks } = planOf([canary(80, 20), ...READY], ROLLBACK);
    expect(risks.map(({ id }) => id)).toContain('route-not-seen');
  });

  it('take a canary out that holds up the route, since its weight would change nothing', () => {
    const objects = [
      canary(80, 20),
      rawDeployment(MAIN),
      rawDeployment(NEXT, { ready: 0 }),
      rawRoute({ main: 0 }),
    ];
    const plan = planOf(objects, ROLLBACK);
    expect(plan.writes[0]?.patch).toEqual([
      { op: 'test', path: '/spec/predictors/0/name', value: 'main' },
      { op: 'test', path: '/spec/predictors/1/name', value: 'next' },
      { op: 'add', path: '/spec/predictors/0/traffic', value: 100 },
      { op: 'remove', path: '/spec/predictors/1' },
    ]);
    expect(plan.after).toEqual([
      { revision: 'main', percent: 100 },
      { revision: 'next', percent: 0 },
    ]);
    // Only a roll back takes something out; who asks for weights is told why they would not come.
    const weights = { main: 100, next: 0 };
    for (const request of [
      PROMOTE,
      { action: 'set-weight' as const, weights },
    ]) {
      expect(refusalOf(objects, request).reason).toBe('route-waits-for-pods');
    }
  });

  it.each<[string, object[], PlanRequest, string]>([
    ['a single one', [rawSeldon()], PROMOTE, 'single-version'],
    ['steps', [canary(80, 20)], { action: 'pause' }, 'nothing-to-pause'],
    [
      'Kafka',
      [
        {
          ...canary(80, 20),
          spec: { ...canary(80, 20).spec, serverType: 'kafka' },
        },
      ],
      PROMOTE,
      'no-route',
    ],
    [
      'several canaries',
      [canary(80, 10, [rawPredictor({ name: 'x', traffic: 10 })])],
      PROMOTE,
      'several-canaries',
    ],
    [
      'a roll back that was done',
      [canary(100, 0)],
      ROLLBACK,
      'nothing-to-change',
    ],
    ['a promotion that was done', [canary(0, 100)], PROMOTE, 'no-canary'],
    [
      'a share for a shadow',
      [canary(80, 20, [SHADOW])],
      { action: 'set-weight', weights: { copy: 100 } },
      'shadow-takes-no-traffic',
    ],
    [
      'a shadow to promote',
      [rawSeldon({ predictors: [rawPredictor(), SHADOW] })],
      PROMOTE,
      'shadow-takes-no-traffic',
    ],
    [
      'fractions',
      [canary(80, 20)],
      { action: 'set-weight', weights: { main: 0.5, next: 99.5 } },
      'whole-percents-only',
    ],
    [
      'weights of 90',
      [canary(80, 20)],
      { action: 'set-weight', weights: { main: 90 } },
      'weights-do-not-add-up',
    ],
    [
      'a stable one that is down',
      [canary(80, 20), rawDeployment(MAIN, { ready: 0 })],
      ROLLBACK,
      'route-waits-for-pods',
    ],
    [
      'names that repeat',
      [canary(80, 0, [rawPredictor({ name: 'next', traffic: 20 })])],
      PROMOTE,
      'ambiguous-revisions',
    ],
  ])('are refused for %s', (_, objects, request, reason) => {
    expect(refusalOf(objects, request)).toMatchObject({ reason });
  });

  it('go to the candidate where nothing has traffic beside stable', () => {
    expect(planOf([canary(100, 0), ...READY], PROMOTE).after).toEqual([
      { revision: 'main', percent: 0 },
      { revision: 'next', percent: 100 },
    ]);
  });

  it('are handed back with the refusal where a repository owns the object', () => {
    const labels = { 'kustomize.toolkit.fluxcd.io/name': 'models' };
    const owned = canary(80, 20);
    const outcome = outcomeOf(
      [{ ...owned, metadata: { ...owned.metadata, labels } }],
      ROLLBACK,
    );
    expect(outcome).toMatchObject({
      refusal: { reason: 'owned-by-gitops', change: [{ type: 'json' }] },
    });
  });

  it('always share out all of the traffic, and write what they predict', () => {
    const names = ['main', 'next', 'third'];
    const shares = fc
      .tuple(fc.nat(100), fc.nat(100))
      .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)]);
    const byName = (percents: readonly number[]) =>
      Object.fromEntries(names.map((name, i) => [name, percents[i] ?? 0]));
    fc.assert(
      fc.property(shares, shares, (now, wanted) => {
        fc.pre(now.join() !== wanted.join());
        const predictors = names.map((name, index) =>
          rawPredictor({ name, traffic: now[index] }),
        );
        const weights = byName(wanted);
        const { after, writes } = planOf([rawSeldon({ predictors })], {
          action: 'set-weight',
          weights,
        });
        expect(
          Object.fromEntries(after.map(a => [a.revision, a.percent])),
        ).toEqual(weights);
        expect(writes).toMatchObject([
          {
            patch: names.flatMap(name => [
              { op: 'test', value: name },
              { op: 'add', value: weights[name] },
            ]),
          },
        ]);
      }),
    );
  });
});
