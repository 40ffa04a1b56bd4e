import type { KubeObject } from '../../kubernetes/resourceType';
import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { servicesOf } from '../testing/namespaceOf';
import type { ReadState } from '../NamespaceObjects';
import { SELDON_DEPLOYMENTS } from './seldonDeployment';
import { seldonV1Platform } from './seldonV1Platform';
import {
  rawDeployment,
  rawPredictor,
  rawRoute,
  rawSeldon,
  rawSeldonPod,
} from './testing/seldonFixtures';

const CANARY = [
  rawPredictor({ name: 'main', traffic: 80 }),
  rawPredictor({ name: 'next', traffic: 20 }),
];

const MAIN = 'fraud-main-0-classifier';
const NEXT = 'fraud-next-0-classifier';

const RUNNING = [
  rawDeployment(MAIN),
  rawDeployment(NEXT, { created: '2026-11-20T08:00:00Z' }),
  rawSeldonPod(MAIN),
  rawSeldonPod(NEXT),
];

function serviceOf(objects: object[], states?: Record<string, ReadState>) {
  const [service, ...others] = servicesOf(objects, { states });
  if (!service || others.length > 0) {
    throw new Error(`${others.length + 1} services`);
  }
  return service;
}

const forbidden = (reason: string): ReadState => ({
  state: 'forbidden',
  reason,
});

describe('what runs a SeldonDeployment', () => {
  it('counts the replicas that its Deployments want, whatever the spec says', () => {
    const { revisions, scaling } = serviceOf([
      rawSeldon({
        predictors: [
          rawPredictor({
            componentSpecs: [
              { spec: { containers: [{ name: 'classifier' }] }, replicas: 2 },
              {
                spec: { containers: [{ name: 'features' }] },
                hpaSpec: { minReplicas: 1, maxReplicas: 5 },
              },
            ],
          }),
        ],
      }),
      rawDeployment(MAIN, { replicas: 2 }),
      rawDeployment('fraud-main-1-features', { replicas: 4 }),
    ]);
    expect(revisions[0]?.replicas).toEqual({ wanted: 6, ready: 0 });
    expect(scaling).toEqual({ min: 3, max: 7 });
  });

  it('joins what has a hash for a name, where names are too long', () => {
    const name =
      'a-name-of-a-seldon-deployment-that-is-longer-than-sixty-three-characters';
    const labels = { 'seldon-deployment-id': 'seldon-0f', version: 'next' };
    const service = serviceOf([
      rawSeldon({ name, predictors: CANARY }),
      rawDeployment('seldon-77', { owner: name, labels }),
      rawSeldonPod('seldon-77', { owner: name, labels }),
      rawRoute({ main: 80, next: 20 }, { owner: name, name: 'seldon-0f' }),
    ]);
    expect(service.revisions).toMatchObject([
      { name: 'main', pods: [], traffic: { programmed: { percent: 80 } } },
      { name: 'next', pods: [{ name: 'seldon-77-abc-x1' }] },
    ]);
    const decoded = SELDON_DEPLOYMENTS.decode(rawSeldon({ name }));
    expect(selections([decoded])).toEqual([
      ['deployments.apps', [{ labelSelector: 'seldon-deployment-id' }]],
      ['pods', [{ labelSelector: 'seldon-deployment-id' }]],
      ['virtualservices.networking.istio.io', [{ labelSelector: '' }]],
    ]);
  });

  it('asks for one orchestrator’s pods under the label that they have', () => {
    const decoded = SELDON_DEPLOYMENTS.decode(
      rawSeldon({
        predictors: CANARY,
        spec: { annotations: { 'seldon.io/engine-separate-pod': 'True' } },
      }),
    );
    expect(selections([decoded])[1]).toEqual([
      'pods',
      [
        {
          labelSelector:
            'seldon-deployment-id in (fraud,fraud-main,fraud-next)',
        },
      ],
    ]);
  });

  it('asks for nothing where nothing was found', () => {
    expect(selections([]).map(([, selected]) => selected)).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('cannot tell what a list that was not read may hide', () => {
    const objects = [
      rawSeldon({ predictors: CANARY }),
      ...RUNNING,
      rawRoute({ main: 80, next: 20 }),
    ];
    const route = serviceOf(objects, {
      'virtualservices.networking.istio.io': forbidden('no'),
    });
    expect(route.revisions[0]?.traffic.programmed).toEqual({
      unknown: 'virtualservices.networking.istio.io: no',
    });
    const pods = serviceOf(objects, { pods: forbidden('no') });
    expect(pods.health).toMatchObject({
      status: 'unknown',
      reason: 'PodsUnknown',
    });
    expect(pods.revisions[0]?.replicas).toEqual({ wanted: 1, ready: 1 });
    const deployments = serviceOf(objects, {
      'deployments.apps': forbidden('no'),
    });
    expect(deployments.revisions[0]?.pods).toHaveLength(1);
  });

  it('takes readiness by predictor from the status where all else is hidden', () => {
    const deploymentStatus = {
      [MAIN]: { replicas: 3, availableReplicas: 2 },
      [NEXT]: { replicas: 1 },
      'fraud-main-explainer': { replicas: 1, availableReplicas: 1 },
    };
    const { revisions } = serviceOf(
      [
        rawSeldon({
          predictors: CANARY,
          status: { state: 'Creating', deploymentStatus },
        }),
      ],
      { pods: forbidden('no'), 'deployments.apps': forbidden('no') },
    );
    expect(revisions.map(({ replicas }) => replicas.ready)).toEqual([2, 0]);
  });

  it('counts accelerators by pods, and by Deployments without them', () => {
    const objects = [
      rawSeldon(),
      rawDeployment(MAIN, { replicas: 2, gpus: 1 }),
      rawSeldonPod(MAIN, { gpus: 1 }),
    ];
    const held = (states?: Record<string, ReadState>) =>
      serviceOf(objects, states).accelerators;
    expect(held()).toEqual([{ resource: 'nvidia.com/gpu', count: 1 }]);
    expect(held({ pods: forbidden('no') })).toEqual([
      { resource: 'nvidia.com/gpu', count: 2 },
    ]);
  });
});

function selections(services: readonly KubeObject[]) {
  return seldonV1Platform.resources
    .filter(({ role }) => role === 'join')
    .map(({ type, belongingTo }) => [
      type.id,
      belongingTo?.(services, DEFAULT_SETTINGS) ?? [],
    ]);
}
