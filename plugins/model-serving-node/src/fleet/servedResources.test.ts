import {
  isUnknown,
  servingPlatforms,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { modelPlatform, MODELS, ROUTES } from '../__fixtures__/models';
import type { Served } from '../kube/discovery/ServedResources';
import { servedResources } from './servedResources';

const ABSENT: Served = { state: 'absent', reason: 'not served' };

describe('servedResources', () => {
  it('tells each kind once, and none that every cluster has', () => {
    const states: Record<string, Served> = {
      [MODELS.id]: { state: 'served', version: 'v2' },
      [ROUTES.id]: { state: 'failed', reason: 'no answer' },
    };
    expect(
      servedResources([modelPlatform, modelPlatform], {
        served: ({ id }) => states[id] ?? ABSENT,
      }),
    ).toEqual([
      { group: 'example.com', plural: 'models', served: true, version: 'v2' },
      {
        group: 'routes.example.com',
        plural: 'routes',
        served: unknown('no answer'),
      },
    ]);
  });

  it('does not take for told what was guessed', () => {
    expect(
      servedResources([modelPlatform], {
        served: () => ({ state: 'served', version: 'v1' }),
        guessed: 'forbidden',
      }),
    ).toEqual(unknown('forbidden'));
  });

  it('tells what our templates need', () => {
    const told = servedResources(servingPlatforms, { served: () => ABSENT });
    const names = isUnknown(told)
      ? []
      : told.map(({ group, plural }) => `${group}/${plural}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'serving.kserve.io/inferenceservices',
        'serving.kserve.io/llminferenceservices',
        'serving.knative.dev/services',
        'machinelearning.seldon.io/seldondeployments',
        'mlops.seldon.io/models',
        'mlops.seldon.io/pipelines',
        'mlops.seldon.io/experiments',
        'gateway.networking.k8s.io/httproutes',
      ]),
    );
  });
});
