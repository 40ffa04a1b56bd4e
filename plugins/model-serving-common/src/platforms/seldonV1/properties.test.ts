import fc from 'fast-check';
import { modelServiceSchema } from '../../model/schema';
import { planAction } from '../../canary/plan/planAction';
import type { ModelService, TrafficShare } from '../../model/types';
import { namespaceOf, servicesOf } from '../testing/namespaceOf';
import { seldonV1Platform } from './seldonV1Platform';
import { rawPredictor, rawSeldon } from './testing/seldonFixtures';

const FIELDS = [
  'predictors',
  'name',
  'traffic',
  'shadow',
  'replicas',
  'graph',
  'children',
  'type',
  'implementation',
  'methods',
  'parameters',
  'value',
  'modelUri',
  'componentSpecs',
  'spec',
  'containers',
  'image',
  'hpaSpec',
  'kedaSpec',
  'explainer',
  'labels',
  'annotations',
  'version',
  'seldon.io/svc-name',
  'seldon.io/engine-separate-pod',
  'serverType',
  'protocol',
  'state',
  'description',
  'address',
  'url',
  'serviceStatus',
  'httpEndpoint',
  'conditions',
];

const WORDS = [
  'main',
  'next',
  'Available',
  'Creating',
  'Failed',
  'RANDOM_ABTEST',
  'SKLEARN_SERVER',
  'ROUTER',
  'ratioA',
  'kafka',
  'true',
  '\u001b[2J',
  '__proto__',
  'constructor',
];

const garbage = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS),
    fc.constantFrom(0, 20, 80, 100, -1, 1.5, NaN),
    fc.constantFrom(null, true, undefined, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
}));

const spec = fc.oneof(
  garbage.value,
  fc.record({ predictors: fc.array(garbage.map, { maxLength: 4 }) }),
);

const garbageObject = fc
  .tuple(spec, garbage.value)
  .map(([someSpec, status]) => ({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'garbage', namespace: 'team', uid: 'uid-garbage' },
    spec: someSpec,
    status,
  }));

const percentOf = (share: TrafficShare) =>
  'percent' in share ? share.percent : undefined;

function isWhole({ revisions }: ModelService): boolean {
  return (['declared', 'programmed'] as const).every(truth => {
    const percents = revisions
      .filter(({ role }) => role !== 'shadow')
      .map(({ traffic }) => percentOf(traffic[truth]));
    const sum = percents.reduce<number>((total, p) => total + (p ?? 0), 0);
    return (
      percents.every(percent => percent === undefined) ||
      (percents.every(percent => percent !== undefined) &&
        Math.abs(sum - 100) < 1e-6)
    );
  });
}

const LAW = { numRuns: 400 };

describe('laws of reading Seldon Core v1', () => {
  it('makes one valid service of whatever an object holds', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        const services = servicesOf([object]);
        expect(services).toHaveLength(1);
        for (const service of services) {
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        }
      }),
      LAW,
    );
  });

  it('shares out all of the traffic or says why it cannot tell', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        expect(servicesOf([object]).filter(s => !isWhole(s))).toEqual([]);
      }),
      LAW,
    );
  });

  it('lets out no control character', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        const text = JSON.stringify(servicesOf([object]));
        expect(text).not.toMatch(/\\u00[01][0-9a-f]|\\u007f|\\u009b/);
      }),
      LAW,
    );
  });

  it('lets out no credential that a URI holds', () => {
    const uri = 's3://user:hunter2@models/v1?signature=hunter2';
    const status = {
      state: 'Failed',
      description: `cannot fetch ${uri}`,
      address: { url: uri },
      serviceStatus: { 'fraud-main': { httpEndpoint: uri } },
    };
    const graph = {
      name: 'a',
      implementation: 'SKLEARN_SERVER',
      modelUri: uri,
      children: [{ name: 'b', type: 'ORACLE', modelUri: uri }],
    };
    const predictors = [
      rawPredictor({ graph, explainer: { type: 'ALE', modelUri: uri } }),
    ];
    const text = JSON.stringify(
      servicesOf([rawSeldon({ predictors, status })]),
    );
    expect(text).toContain('s3://models/v1');
    expect(text).not.toContain('hunter2');
  });

  it('plans whole shares or refuses, whatever an object holds', () => {
    fc.assert(
      fc.property(
        garbageObject,
        fc.constantFrom('promote' as const, 'rollback' as const),
        (object, action) => {
          const objects = namespaceOf([object]);
          const platforms = [seldonV1Platform];
          for (const service of servicesOf([object])) {
            const outcome = planAction({ action }, service, {
              objects,
              platforms,
            });
            const after = 'plan' in outcome ? outcome.plan.after : undefined;
            expect(
              after?.reduce(
                (sum, { percent }) =>
                  sum + (typeof percent === 'number' ? percent : NaN),
                0,
              ) ?? 100,
            ).toBe(100);
          }
        },
      ),
      LAW,
    );
  });
});
