import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { planAction } from '../../canary/plan/planAction';
import type { PlanOutcome } from '../../canary/plan/PlanRequest';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import { planSchema } from '../../model/planSchema';
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
  ['serving.kserve.io/v1alpha1', 'TrainedModel'],
] as const;

/** What says more about services, and may hold anything as well. */
const JOINED = [
  ['serving.kserve.io/v1alpha1', 'ServingRuntime'],
  ['serving.kserve.io/v1alpha1', 'ClusterServingRuntime'],
  ['serving.kserve.io/v1alpha1', 'LocalModelCache'],
  ['serving.knative.dev/v1', 'Revision'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['apps/v1', 'Deployment'],
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
  'storage',
  'modelFormat',
  'version',
  'autoSelect',
  'priority',
  'disabled',
  'protocolVersions',
  'supportedModelFormats',
  'runtime',
  'transformer',
  'explainer',
  'scheduler',
  'condition',
  'serviceUrl',
  'inferenceService',
  'nodeStatus',
  'inferenceServices',
  'backendRefs',
  'rules',
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

const joinedObject = fc
  .tuple(fc.constantFrom(...JOINED), garbage.value, garbage.value)
  .map(([[apiVersion, kind], spec, status]) => ({
    apiVersion,
    kind,
    metadata: {
      name: 'garbage',
      namespace: kind.startsWith('Cluster') ? undefined : 'team',
      uid: `uid-${kind}`,
      labels: { 'serving.kserve.io/inferenceservice': 'garbage' },
    },
    spec,
    status,
  }));

const requests = fc.constantFrom(
  { action: 'promote' as const },
  { action: 'rollback' as const },
  { action: 'pause' as const },
  { action: 'set-weight' as const, weights: { r1: 80, r2: 20 } },
  { action: 'set-weight' as const, weights: { garbage: 100 } },
);

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

function namespaceIn(objects: readonly object[]): string {
  const [first] = objects as Array<{ metadata?: { namespace?: string } }>;
  return first?.metadata?.namespace ?? 'team';
}

/** What an outcome must not be, whatever it was planned for. */
function wrongIn(outcome: PlanOutcome): string[] {
  if ('refusal' in outcome) {
    const { reason, message, instead } = outcome.refusal;
    return [reason, message, instead].includes('')
      ? ['it says too little']
      : [];
  }
  const { after, writes } = outcome.plan;
  const sum = after.reduce(
    (total, { percent }) =>
      total + (typeof percent === 'number' ? percent : NaN),
    0,
  );
  return [
    ...(planSchema.safeParse(outcome.plan).error ? ['it is no plan'] : []),
    ...(Math.abs(sum - 100) < 1e-6 ? [] : [`it predicts ${sum} %`]),
    ...(writes.length > 0 ? [] : ['it writes nothing']),
  ];
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

  it('survives whatever the objects beside it hold', () => {
    fc.assert(
      fc.property(
        garbageObject,
        fc.array(joinedObject, { maxLength: 3 }),
        (object, others) => {
          const [service, ...more] = servicesOf([object, ...others]);
          expect(more).toEqual([]);
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        },
      ),
      LAW,
    );
  });

  it('plans all of the traffic, or refuses with a reason and a way out', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbageObject.map(object => [object] as object[]),
          fc.constantFrom(...scenarios),
        ),
        requests,
        (objects, request) => {
          const read = namespaceOf(objects, {
            namespace: namespaceIn(objects),
          });
          for (const service of assembleNamespace(read, servingPlatforms)) {
            const outcome = planAction(request, service, {
              objects: read,
              platforms: servingPlatforms,
            });
            expect(wrongIn(outcome)).toEqual([]);
          }
        },
      ),
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
