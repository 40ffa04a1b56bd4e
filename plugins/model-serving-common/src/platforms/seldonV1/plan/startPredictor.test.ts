import fc from 'fast-check';
import { applyPatch } from '../../../canary/plan/changes/applyPatch';
import type { CanaryVersion } from '../../../canary/plan/PlanRequest';
import { onlyService } from '../../testing/onlyService';
import { seldonV1Platform } from '../seldonV1Platform';
import {
  rawDeployment,
  rawPredictor,
  rawSeldon,
} from '../testing/seldonFixtures';

const { outcomeOf } = onlyService([seldonV1Platform]);
const NEW = 's3://models/fraud/v9';
const READY = [
  rawDeployment('fraud-main-0-classifier'),
  rawDeployment('fraud-next-0-classifier', { created: '2026-11-20T08:00:00Z' }),
];

interface Raw {
  spec: { predictors: Array<Record<string, unknown>> };
}

function start(
  predictors: object[],
  {
    version = { storageUri: NEW } as CanaryVersion,
    percent = 10,
    spec = {},
    metadata = {},
    others = READY as object[],
  } = {},
) {
  const raw = rawSeldon({ predictors, spec, metadata });
  const outcome = outcomeOf([raw, ...others] as never, {
    action: 'start-canary',
    version,
    percent,
  });
  const [write] = outcome.writes ?? [];
  return {
    ...outcome,
    /** the predictors once it is written */
    predictors: write && (applyPatch(raw, write) as Raw).spec.predictors,
  };
}

const main = (parts: object = {}) => rawPredictor({ name: 'main', ...parts });
const next = (parts: object = {}) =>
  rawPredictor({ name: 'next', traffic: 0, ...parts });
const graph = (modelUri: string) => ({
  name: 'classifier',
  implementation: 'SKLEARN_SERVER',
  modelUri,
});

describe('starting a canary of a SeldonDeployment', () => {
  it('copies its only predictor, with the new model and all weights', () => {
    const { predictors, after, writes, undo } = start(
      [main({ replicas: 3, labels: { team: 'x' }, explainer: { type: 'a' } })],
      { version: { storageUri: NEW, label: 'v9' } },
    );
    expect(predictors).toEqual([
      {
        ...main({ replicas: 3, labels: { team: 'x' } }),
        explainer: { type: 'a' },
        traffic: 90,
      },
      {
        ...main({
          replicas: 3,
          labels: { team: 'x', 'modeldeck.io/model-version': 'v9' },
        }),
        name: 'v9',
        graph: graph(NEW),
        traffic: 10,
      },
    ]);
    expect(after).toEqual([
      { revision: 'main', percent: 90 },
      { revision: 'v9', percent: 10, appearing: true },
    ]);
    expect(writes?.[0]?.patch).toContainEqual({
      op: 'test',
      path: '/spec/predictors/0/name',
      value: 'main',
    });
    expect(undo).toContain('take predictor v9 out of spec.predictors');
  });

  it('gives the copy a role of its own where somebody has given one', () => {
    const role = (value: string) => ({ 'modeldeck.io/role': value });
    const { predictors } = start([
      main({ labels: role('stable'), annotations: role('stable') }),
    ]);
    expect(predictors).toMatchObject([
      { labels: role('stable'), annotations: role('stable') },
      { labels: role('canary'), annotations: role('canary') },
    ]);
  });

  it('changes the predictor that gets nothing', () => {
    const { predictors, after } = start([main({ traffic: 100 }), next()]);
    expect(predictors).toEqual([
      main({ traffic: 90 }),
      next({ traffic: 10, graph: graph(NEW) }),
    ]);
    expect(after).toEqual([
      { revision: 'main', percent: 90 },
      { revision: 'next', percent: 10 },
    ]);
  });

  it('gives a share to the predictor that has the model already', () => {
    const { writes } = start([
      main({ traffic: 100 }),
      next({ graph: graph(NEW) }),
    ]);
    expect(
      (writes?.[0]?.patch as Array<{ op: string; path: string }>)
        .filter(({ op }) => op !== 'test')
        .map(({ path }) => path),
    ).toEqual(['/spec/predictors/0/traffic', '/spec/predictors/1/traffic']);
  });

  it('finds the model in a graph, wherever it stands', () => {
    const deep = {
      name: 'in',
      type: 'TRANSFORMER',
      children: [
        {
          name: 'out',
          type: 'OUTPUT_TRANSFORMER',
          children: [graph('s3://m/1')],
        },
      ],
    };
    const { predictors } = start([main({ graph: deep })]);
    expect(JSON.stringify(predictors?.[0])).toContain('s3://m/1');
    expect(JSON.stringify(predictors?.[1])).toContain(NEW);
  });

  it('changes the image where the model is part of it', () => {
    const own = (image: string) => ({
      graph: { name: 'classifier', type: 'MODEL' },
      componentSpecs: [
        { spec: { containers: [{ name: 'classifier', image }] } },
      ],
    });
    const version = { image: 'reg/m:2' };
    const { predictors } = start([main(own('reg/m:1'))], { version });
    expect(predictors?.[1]).toMatchObject({
      name: 'canary',
      ...own('reg/m:2'),
    });
    expect(start([main(own('reg/m:2'))], { version }).reason).toBe(
      'same-version',
    );
    expect(start([main()], { version }).reason).toBe('version-does-not-fit');
    expect(start([main(own('reg/m:1'))]).reason).toBe('version-does-not-fit');
  });

  it.each<[string, object[], object?]>([
    ['canary-in-flight', [main({ traffic: 80 }), next({ traffic: 20 })]],
    [
      'already-started',
      [main({ traffic: 80 }), next({ traffic: 20, graph: graph(NEW) })],
    ],
    ['same-version', [main({ graph: graph(NEW) })]],
    [
      'several-canaries',
      [main({ traffic: 100 }), next(), next({ name: 'other' })],
    ],
    ['ambiguous-revisions', [main({ traffic: 100 }), main({ traffic: 0 })]],
    ['malformed-field', [main({ traffic: 'all' })]],
    ['no-route', [main()], { spec: { serverType: 'kafka' } }],
    [
      'route-waits-for-pods',
      [main()],
      { others: [rawDeployment('fraud-main-0-classifier', { ready: 0 })] },
    ],
    [
      'version-does-not-fit',
      [main({ annotations: { 'seldon.io/svc-name': 'mine' } })],
    ],
    [
      'version-does-not-fit',
      [
        main({
          graph: {
            ...graph('s3://m/1'),
            endpoint: { service_host: 'fraud-a' },
          },
        }),
      ],
    ],
    [
      'version-does-not-fit',
      [
        main({
          graph: {
            name: 'ab',
            implementation: 'RANDOM_ABTEST',
            children: [graph('s3://m/1'), { ...graph('s3://m/2'), name: 'b' }],
          },
        }),
      ],
    ],
    [
      'owned-by-gitops',
      [main()],
      { metadata: { labels: { 'argocd.argoproj.io/instance': 'ml' } } },
    ],
  ])('is refused with %s', (reason, predictors, asked = {}) => {
    expect(start(predictors, asked).reason).toBe(reason);
  });

  it('leaves weights that add up to 100, and what else there is as it was', () => {
    const uri = fc.constantFrom('s3://m/1', 's3://m/2', NEW);
    fc.assert(
      fc.property(
        uri,
        fc.option(uri),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(undefined, 'v9', 'main', 'V 9', '9'),
        (stable, idle, percent, label) => {
          const before = [
            main({ graph: graph(stable), traffic: idle ? 100 : undefined }),
            ...(idle ? [next({ graph: graph(idle) })] : []),
          ];
          const version = { storageUri: NEW, label };
          const { predictors, after = [] } = start(before, {
            version,
            percent,
          });
          if (!predictors) {
            return;
          }
          const traffic = predictors.map(p => p.traffic as number);
          expect(traffic).toEqual([100 - percent, percent]);
          expect(after.map(share => share.percent)).toEqual(traffic);
          expect(new Set(predictors.map(({ name }) => name)).size).toBe(2);
          expect({ ...predictors[0], traffic: 0 }).toEqual({
            ...before[0],
            traffic: 0,
          });
        },
      ),
    );
  });
});
