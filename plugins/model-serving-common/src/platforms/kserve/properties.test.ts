import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { modelServiceSchema } from '../../model/schema';
import type { ModelService, TrafficShare } from '../../model/types';
import { namespaceOf, servicesOf } from '../testing/namespaceOf';
import { servingPlatforms } from '../registry';

const SCENARIOS = resolve(__dirname, '../../../../../test/scenarios');

const scenarios = readdirSync(SCENARIOS)
  .filter(name => name.startsWith('kserve-'))
  .map(name =>
    parseAllDocuments(
      readFileSync(resolve(SCENARIOS, name, 'objects.yaml'), 'utf8'),
    ).map(document => document.toJS()),
  );

const KINDS = [
  ['serving.kserve.io/v1beta1', 'InferenceService'],
  ['serving.kserve.io/v1alpha2', 'LLMInferenceService'],
  ['serving.kserve.io/v1alpha1', 'InferenceGraph'],
] as const;

/** Fields that a reader looks at, filled with anything. */
const FIELDS = [
  'predictor',
  'model',
  'canary',
  'trafficPercent',
  'canaryTrafficPercent',
  'minReplicas',
  'containers',
  'router',
  'route',
  'group',
  'weight',
  'nodes',
  'root',
  'routerType',
  'steps',
  'nodeName',
  'serviceName',
  'components',
  'traffic',
  'percent',
  'revisionName',
  'latestCreatedRevision',
  'latestReadyRevision',
  'latestRolledoutRevision',
  'conditions',
  'type',
  'status',
  'deploymentMode',
  'modelStatus',
  'lastFailureInfo',
  'canaryStatuses',
  'name',
  'storageUri',
];

const WORDS = [
  'Ready',
  'True',
  'Knative',
  'Standard',
  'Splitter',
  'root',
  'r1',
  'r2',
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

const garbageObject = fc
  .tuple(fc.constantFrom(...KINDS), garbage.value, garbage.value)
  .map(([[apiVersion, kind], spec, status]) => ({
    apiVersion,
    kind,
    metadata: { name: 'garbage', namespace: 'team', uid: 'uid-garbage' },
    spec,
    status,
  }));

const isKnown = (share: TrafficShare) => 'percent' in share;

function sumOf(shares: readonly TrafficShare[]): number {
  return shares.reduce(
    (sum, share) => sum + ('percent' in share ? share.percent : 0),
    0,
  );
}

/** All revisions of a service are told from the same source, or none of them is. */
function isWhole({ revisions }: ModelService): boolean {
  return (['declared', 'programmed'] as const).every(truth => {
    const shares = revisions.map(({ traffic }) => traffic[truth]);
    return (
      !shares.some(isKnown) ||
      (shares.every(isKnown) && Math.abs(sumOf(shares) - 100) < 1e-6)
    );
  });
}

const LAW = { numRuns: 400 };

describe('laws of reading KServe', () => {
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

  it('never shares out more or less than all of the traffic', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        expect(servicesOf([object]).every(isWhole)).toBe(true);
      }),
      LAW,
    );
    const services = scenarios.flatMap(objects => servicesOf(objects));
    expect(services.filter(service => !isWhole(service))).toEqual([]);
  });

  it('lets no control character out', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        const text = JSON.stringify(servicesOf([object]));
        expect(text).not.toMatch(/\\u00[01][0-9a-f]|\\u007f|\\u009b/);
      }),
      LAW,
    );
  });

  it('does not care in which order objects come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios).chain(objects =>
          fc.tuple(
            fc.constant(objects),
            fc.shuffledSubarray(objects, {
              minLength: objects.length,
              maxLength: objects.length,
            }),
          ),
        ),
        ([objects, shuffled]) => {
          expect(servicesOf(shuffled)).toEqual(servicesOf(objects));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never calls a service healthy whose pods it could not read', () => {
    const states = {
      pods: { state: 'forbidden', reason: 'pods is forbidden' },
    } as const;
    for (const objects of scenarios) {
      for (const { health, name } of servicesOf(objects, { states })) {
        expect({ name, status: health.status }).not.toEqual({
          name,
          status: 'healthy',
        });
      }
    }
  });

  it('says the same of a service whether its namespace holds others or not', () => {
    const alone = scenarios.flatMap(objects => servicesOf(objects));
    const together = servicesOf(scenarios.flat());
    const names = (services: ModelService[]) =>
      services.map(s => `${s.kind}/${s.name} ${s.health.status}`).sort();
    expect(names(together)).toEqual(names(alone));
  });

  it('finds traps only in its own services', () => {
    const objects = namespaceOf(scenarios.flat());
    const services = servingPlatforms.flatMap(platform =>
      platform.toModelServices(objects).map(({ service }) => service),
    );
    const strays = servingPlatforms.flatMap(platform =>
      services
        .filter(service => service.platform !== platform.id)
        .flatMap(service => platform.findings(service, objects)),
    );
    expect(strays).toEqual([]);
  });
});
