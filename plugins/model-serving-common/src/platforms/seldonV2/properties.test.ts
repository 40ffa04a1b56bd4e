import fc from 'fast-check';
import { planAction } from '../../canary/plan/planAction';
import { modelServiceSchema } from '../../model/schema';
import type { ModelService } from '../../model/types';
import { namespaceOf, servicesOf } from '../testing/namespaceOf';
import { seldonV2Platform } from './seldonV2Platform';
import {
  rawExperiment,
  rawModel,
  rawPipeline,
} from './testing/seldonV2Fixtures';

const FIELDS = [
  'storageUri',
  'requirements',
  'memory',
  'replicas',
  'minReplicas',
  'server',
  'explainer',
  'modelRef',
  'steps',
  'name',
  'inputs',
  'triggers',
  'input',
  'externalInputs',
  'output',
  'allowCycles',
  'candidates',
  'weight',
  'default',
  'mirror',
  'percent',
  'resourceType',
  'serverConfig',
  'capabilities',
  'podSpec',
  'containers',
  'conditions',
  'type',
  'status',
  'message',
  'reason',
  'availableReplicas',
  'selector',
];

const WORDS = [
  'a',
  'b',
  'a.outputs.x',
  'garbage',
  'garbage.inputs',
  'pipeline',
  'Ready',
  'ModelReady',
  'False',
  'ScheduleFailed',
  'ModelAvailable',
  'server=a',
  '\u001b[2J',
  '__proto__',
  'constructor',
];

const garbage = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS),
    fc.constantFrom(0, 1, 3, 100, -1, 1.5, NaN),
    fc.constantFrom(null, true, undefined, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
}));

const KINDS = ['Model', 'Pipeline', 'Experiment'];

const garbageObject = fc
  .tuple(
    fc.constantFrom(...KINDS, 'Server', 'ServerConfig'),
    fc.constantFrom('garbage', 'a', 'b'),
    garbage.value,
    garbage.value,
  )
  .map(([kind, name, spec, status]) => ({
    apiVersion: 'mlops.seldon.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'team', uid: `uid-${kind}-${name}` },
    spec,
    status,
  }));

const namespace = fc.uniqueArray(garbageObject, {
  maxLength: 6,
  selector: ({ metadata }) => metadata.uid,
});

/** All candidates of an experiment are told, or none is. */
function isWhole({ kind, revisions }: ModelService): boolean {
  const declared = revisions
    .filter(({ role }) => role !== 'shadow')
    .map(({ traffic }) => traffic.declared)
    .map(share => ('percent' in share ? share.percent : undefined));
  const sum = declared.reduce<number>((total, p) => total + (p ?? 0), 0);
  return (
    kind !== 'Experiment' ||
    declared.every(percent => percent === undefined) ||
    (declared.every(percent => percent !== undefined) &&
      Math.abs(sum - 100) < 1e-6)
  );
}

const LAW = { numRuns: 300 };

describe('laws of reading Seldon Core 2', () => {
  it('makes one valid service of each object that is one', () => {
    fc.assert(
      fc.property(namespace, objects => {
        const services = servicesOf(objects);
        expect(services).toHaveLength(
          objects.filter(({ kind }) => KINDS.includes(kind)).length,
        );
        for (const service of services) {
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        }
        expect(services.filter(service => !isWhole(service))).toEqual([]);
      }),
      LAW,
    );
  });

  it('lets out no control character', () => {
    fc.assert(
      fc.property(namespace, objects => {
        const text = JSON.stringify(servicesOf(objects));
        expect(text).not.toMatch(/\\u00[01][0-9a-f]|\\u007f|\\u009b/);
      }),
      LAW,
    );
  });

  it('lets out no credential that a URI holds', () => {
    const uri = 's3://user:hunter2@models/v1?signature=hunter2';
    const text = JSON.stringify(
      servicesOf([
        rawModel('a', {
          spec: { storageUri: uri },
          state: 'ModelFailed',
          reason: `cannot copy ${uri}`,
        }),
        rawPipeline('flow', { steps: [{ name: 'a' }] }),
        rawExperiment('ab', { a: 1 }),
      ]),
    );
    expect(text).toContain('s3://models/v1');
    expect(text).not.toContain('hunter2');
  });

  it('does not care in which order objects come', () => {
    fc.assert(
      fc.property(namespace, objects => {
        expect(servicesOf([...objects].reverse())).toEqual(servicesOf(objects));
      }),
      LAW,
    );
  });

  it('plans whole shares or refuses, whatever objects hold', () => {
    fc.assert(
      fc.property(namespace, raw => {
        const objects = namespaceOf(raw);
        const platforms = [seldonV2Platform];
        const sums = servicesOf(raw)
          .map(s =>
            planAction({ action: 'promote' }, s, { objects, platforms }),
          )
          .flatMap(outcome => ('plan' in outcome ? [outcome.plan.after] : []))
          .map(after =>
            after.reduce(
              (sum, { percent }) =>
                sum + (typeof percent === 'number' ? percent : NaN),
              0,
            ),
          );
        expect(sums.filter(sum => sum !== 100)).toEqual([]);
      }),
      LAW,
    );
  });
});
