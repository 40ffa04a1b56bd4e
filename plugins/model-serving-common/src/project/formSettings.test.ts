import fc from 'fast-check';
import { formSettings } from './formSettings';
import { optionProblems } from './projectContent';
import { PROJECT_KINDS } from './projectKinds';
import { DEFAULT_PROJECT_SETTINGS } from './ProjectSettings';

/** Answers by which some kind decides, and what may be answered. */
const ANSWERS = fc.dictionary(
  fc.constantFrom(
    'accelerator',
    'acceleratorCount',
    'cluster',
    'explainer',
    'firstVersion',
    'format',
    'maxReplicas',
    'minReplicas',
    'mlflowUrl',
    'mode',
    'modelService',
    'pool',
    'runtime',
    'server',
    'shape',
    'storageUri',
    'tensorParallelism',
  ),
  fc.oneof(
    fc.boolean(),
    fc.integer({ min: 0, max: 20 }),
    fc.constantFrom(
      '',
      'nvidia.com/gpu',
      'Standard',
      'mlflow',
      'triton',
      'models:/a/1',
      's3://a/b',
    ),
  ),
);

const SETTINGS = fc.record({
  poolKey: fc.constantFrom('example.com/pool', 'modeldeck.io/node-pool'),
  prometheusUrl: fc.option(fc.constant('http://prometheus:9090'), {
    nil: undefined,
  }),
  mlflowUrl: fc.option(fc.constant('http://mlflow:5000'), { nil: undefined }),
  imageRegistry: fc.constantFrom('harbor.example.com/models', ''),
  toolImage: fc.constantFrom('harbor.example.com/tools:1', ''),
  callers: fc.subarray(['shop', 'mobile']),
  poolTolerations: fc.dictionary(
    fc.constant('a100'),
    fc.constant([{ key: 'pool', effect: 'NoSchedule' }]),
  ),
});

it('decides as all settings do', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROJECT_KINDS.map(({ template }) => template)),
      ANSWERS,
      SETTINGS,
      (template, answers, given) => {
        const settings = { ...DEFAULT_PROJECT_SETTINGS, ...given };
        expect(
          optionProblems(template, answers, {
            ...DEFAULT_PROJECT_SETTINGS,
            ...formSettings(settings),
          }),
        ).toEqual(optionProblems(template, answers, settings));
      },
    ),
    { numRuns: 2_000 },
  );
});
