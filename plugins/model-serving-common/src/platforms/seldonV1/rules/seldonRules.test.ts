import { servicesOf } from '../../testing/namespaceOf';
import {
  rawDeployment,
  rawPredictor,
  rawRoute,
  rawSeldon,
  rawSeldonPod,
} from '../testing/seldonFixtures';

const MAIN = 'fraud-main-0-classifier';
const NEXT = 'fraud-next-0-classifier';

function findingsOf(objects: object[]) {
  return servicesOf(objects).flatMap(({ findings }) => findings);
}

const two = (main: unknown, next: unknown, parts: object = {}) =>
  rawSeldon({
    predictors: [
      rawPredictor({ name: 'main', traffic: main }),
      rawPredictor({ name: 'next', traffic: next, ...parts }),
    ],
  });

const withGraph = (graph: object, parts: object = {}) =>
  rawSeldon({ predictors: [rawPredictor({ graph, ...parts })] });

const containers = (...names: string[]) => ({
  componentSpecs: [{ spec: { containers: names.map(name => ({ name })) } }],
});

const PODS = [rawDeployment(MAIN), rawSeldonPod(MAIN)];

const NEXT_ON_GPU = [
  rawDeployment(NEXT, { created: '2026-11-20T00:00:00Z', gpus: 2 }),
  rawSeldonPod(NEXT, { gpus: 2 }),
];

describe('the traps of SeldonDeployments', () => {
  it.each<[string, object[], string]>([
    [
      'predictor-traffic-sum',
      [two(70, 20), ...PODS],
      'the traffic of its predictors adds up to 90, not to 100',
    ],
    [
      'predictor-traffic-sum',
      [rawSeldon({ predictors: [rawPredictor({ traffic: 30 })] }), ...PODS],
      'the traffic of its predictors adds up to 30, not to 100',
    ],
    [
      'predictor-name-twice',
      [rawSeldon({ predictors: [rawPredictor(), rawPredictor()] }), ...PODS],
      'more than one predictor is named main; only the first is told of',
    ],
    [
      'shadow-copies-everything',
      [two(100, 0, { shadow: true }), ...PODS],
      'shadow next without traffic gets copies of all requests, not of none',
    ],
    [
      'several-shadows',
      [
        rawSeldon({
          predictors: [
            rawPredictor(),
            ...['a', 'b'].map(name =>
              rawPredictor({ name, shadow: true, traffic: 10 }),
            ),
          ],
        }),
        ...PODS,
      ],
      'it has 2 shadows, of which only b gets copies of requests',
    ],
    [
      'traffic-without-replicas',
      [two(100, 0), rawDeployment(NEXT)],
      'predictor main gets requests but has no pods',
    ],
    [
      'route-waits-for-pods',
      [
        two(80, 20),
        ...PODS,
        rawDeployment(NEXT, { ready: 0 }),
        rawRoute({ main: 0 }),
      ],
      `Seldon has not programmed the traffic that the spec asks for: it waits for all Deployments, and ${NEXT} is not ready; revision main gets 100 %, not the 80 % asked for; revision next gets 0 %, not the 20 % asked for`,
    ],
    [
      'traffic-disagreement',
      [
        two(80, 20),
        ...PODS,
        rawDeployment(NEXT),
        rawSeldonPod(NEXT),
        rawRoute({ main: 50, next: 50 }),
      ],
      'revision main gets 50 %, not the 80 % asked for; revision next gets 50 %, not the 20 % asked for',
    ],
    [
      'zero-replicas-never-ready',
      [
        { ...two(100, 0), status: { state: 'Creating' } },
        ...PODS,
        rawDeployment(NEXT, { replicas: 0 }),
      ],
      `Deployment ${NEXT} has zero replicas, which Seldon never counts as ready: the state stays Creating, and changes of traffic are not programmed`,
    ],
    [
      'ab-test-branches',
      [
        withGraph({
          name: 'ab',
          implementation: 'RANDOM_ABTEST',
          children: [],
        }),
        ...PODS,
      ],
      'A/B test ab of predictor main has 0 of its two children: requests for the other fail',
    ],
    [
      'graph-unit-unknown',
      [withGraph({ name: 'odd', type: 'ORACLE' }, containers('odd')), ...PODS],
      'what unit odd of predictor main does is not known: its type is ORACLE',
    ],
    [
      'unit-without-container',
      [withGraph({ name: 'own', type: 'MODEL' }, containers('onw')), ...PODS],
      'no container of predictor main is named own as its unit in the graph is',
    ],
    [
      'container-without-unit',
      [
        rawSeldon({ predictors: [rawPredictor(containers('clasifier'))] }),
        ...PODS,
      ],
      'container clasifier of predictor main matches no unit of its graph: classifier runs in another one, without what it asks for',
    ],
    [
      'api-version-old',
      [
        rawSeldon({ apiVersion: 'machinelearning.seldon.io/v1alpha2' }),
        ...PODS,
      ],
      "it was read as machinelearning.seldon.io/v1alpha2: the cluster's Seldon Core is older than 1.0, whose controller may act otherwise than is said here",
    ],
    [
      'idle-revision-holds-accelerators',
      [two(100, 0), ...PODS, ...NEXT_ON_GPU, rawRoute({ main: 100, next: 0 })],
      'predictor next gets no traffic but holds 2 nvidia.com/gpu',
    ],
  ])('%s', (rule, objects, cause) => {
    const findings = findingsOf(objects);
    expect(findings.map(finding => finding.rule)).toContain(rule);
    expect(findings.find(finding => finding.rule === rule)?.cause).toBe(cause);
  });

  it.each<[string, object[]]>([
    ['a single predictor', [rawSeldon(), ...PODS]],
    [
      'an old one that is alone at 100',
      [rawSeldon({ predictors: [rawPredictor({ traffic: 100 })] }), ...PODS],
    ],
    [
      'a sidecar beside a unit of its own image',
      [
        withGraph({ name: 'own', type: 'MODEL' }, containers('own', 'logger')),
        ...PODS,
      ],
    ],
    [
      'a server with resources of its own',
      [
        rawSeldon({
          predictors: [rawPredictor(containers('classifier', 'tfserving'))],
        }),
        ...PODS,
      ],
    ],
    [
      'a shadow of some requests',
      [
        two(100, 10, { shadow: true }),
        ...PODS,
        rawDeployment(NEXT),
        rawSeldonPod(NEXT),
      ],
    ],
    [
      'a canary as asked for',
      [
        two(80, 20),
        ...PODS,
        rawDeployment(NEXT),
        rawSeldonPod(NEXT),
        rawRoute({ main: 80, next: 20 }),
      ],
    ],
    [
      'a candidate without accelerators',
      [
        two(100, 0),
        ...PODS,
        rawDeployment(NEXT),
        rawSeldonPod(NEXT),
        rawRoute({ main: 100, next: 0 }),
      ],
    ],
  ])('none of them in %s', (_, objects) => {
    expect(findingsOf(objects)).toEqual([]);
  });
});
