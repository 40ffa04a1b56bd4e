import fc from 'fast-check';
import { isUnknown } from '../../../model/known';
import { additionalPods, fenceposts } from './additionalPods';
import { podNeedsOf } from './demandRequest';
import type { PodDemand } from './PodDemand';
import { podDemands } from './podDemands';
import {
  type Given,
  template,
  told,
  deployment,
  rollout,
} from './testing/podObjects';

it.each<[string, unknown, Given, ReturnType<typeof told>]>([
  [
    'a Deployment that nothing may be missing of',
    deployment({ replicas: 2 }),
    {},
    [['pods', 2, 2, 1]],
  ],
  [
    'a Deployment that can do without one',
    deployment({ replicas: 8 }),
    {},
    [['pods', 2, 8, 0]],
  ],
  [
    'one that is made anew',
    deployment({ replicas: 2, strategy: { type: 'Recreate' } }),
    {},
    [['pods', 2, 2, 0]],
  ],
  [
    'one that is told to take one away',
    deployment({
      replicas: 2,
      strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    }),
    {},
    [['pods', 2, 2, 0]],
  ],
  ['one at zero', deployment({ replicas: 0 }), {}, [['pods', 2, 0, 0]]],
  [
    'one that Flagger takes canaries from',
    deployment({ replicas: 0 }),
    { platform: 'flagger' },
    [['pods', 2, 1, 1]],
  ],
  [
    'a StatefulSet',
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: { replicas: 3, template: template(1) },
    },
    {},
    [['pods', 1, 3, 0]],
  ],
  [
    'a Rollout with a router',
    rollout({ canary: { trafficRouting: { istio: {} } } }),
    {},
    [['pods', 1, 4, 4]],
  ],
  [
    'a Rollout that shrinks stable',
    rollout({
      canary: {
        trafficRouting: {},
        dynamicStableScale: true,
        maxUnavailable: 0,
      },
    }),
    {},
    [['pods', 1, 4, 1]],
  ],
  [
    'a Rollout by replicas',
    rollout({ canary: { maxUnavailable: 1 } }),
    {},
    [['pods', 1, 4, 0]],
  ],
  [
    'a blue-green Rollout',
    rollout({ blueGreen: { activeService: 'a' } }),
    {},
    [['pods', 1, 4, 4]],
  ],
  [
    'a Rollout of another workload',
    rollout(
      { canary: {} },
      { template: undefined, workloadRef: { name: 'x' } },
    ),
    {},
    [['pods', 0, 4, 0]],
  ],
  [
    'a Knative Service',
    {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      spec: {
        template: {
          ...template(1),
          metadata: {
            annotations: { 'autoscaling.knative.dev/min-scale': '3' },
          },
        },
      },
    },
    {},
    [['pods', 1, 3, 3]],
  ],
  [
    'a Knative Service that goes to zero',
    {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      spec: {
        template: {
          ...template(1),
          metadata: {
            annotations: { 'autoscaling.knative.dev/min-scale': '0' },
          },
        },
      },
    },
    {},
    [['pods', 1, 1, 1]],
  ],
])('counts the pods of %s', (_, object, given, expected) => {
  expect(told(object, given)).toEqual(expected);
});

it('says where the pods of a workload are written that is only referred to', () => {
  const [demand] = podDemands(
    rollout({ canary: {} }, { template: undefined, workloadRef: {} }),
    { mode: '', platform: '', live: undefined },
  );
  expect(demand && isUnknown(demand.spec) && demand.spec.unknown).toBe(
    'its template is in the workload that it refers to',
  );
});

it.each([
  ['25%', '25%', 1, { surge: 1, unavailable: 0 }],
  ['25%', '25%', 4, { surge: 1, unavailable: 1 }],
  [0, 0, 4, { surge: 0, unavailable: 1 }],
  [1, '50%', 3, { surge: 1, unavailable: 1 }],
  ['nonsense', -3, 3, { surge: 0, unavailable: 1 }],
])(
  'rounds %s more and %s fewer of %d',
  (maxSurge, maxUnavailable, replicas, expected) => {
    expect(fenceposts({ maxSurge, maxUnavailable }, replicas)).toEqual(
      expected,
    );
  },
);

it('takes whatever an object holds', () => {
  const kinds = [
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'StatefulSet'],
    ['argoproj.io/v1alpha1', 'Rollout'],
    ['serving.knative.dev/v1', 'Service'],
    ['serving.kserve.io/v1beta1', 'InferenceService'],
    ['serving.kserve.io/v1alpha1', 'LLMInferenceService'],
    ['machinelearning.seldon.io/v1', 'SeldonDeployment'],
    ['ray.io/v1', 'RayService'],
    ['apps.nvidia.com/v1alpha1', 'NIMService'],
  ];
  const hostile = fc.dictionary(
    fc.constantFrom(
      'predictor',
      'predictors',
      'canary',
      'template',
      'strategy',
      'rayClusterConfig',
      'workerGroupSpecs',
      'replicas',
      'resources',
      'componentSpecs',
      'workerSpec',
      'containers',
      'prefill',
      '__proto__',
    ),
    fc.oneof(fc.anything(), fc.array(fc.anything())),
  );
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      for (const [apiVersion, kind] of kinds) {
        const object = {
          apiVersion,
          kind,
          spec: { ...a, predictor: b, template: b, predictors: [b] },
        };
        const demands: PodDemand[] = podDemands(object, {
          mode: 'Standard',
          platform: '',
          live: b,
        });
        for (const demand of demands) {
          expect(demand.replicas).toBeGreaterThanOrEqual(0);
          expect(additionalPods(demand)).toBeGreaterThanOrEqual(0);
          podNeedsOf(demand);
        }
      }
    }),
  );
});
