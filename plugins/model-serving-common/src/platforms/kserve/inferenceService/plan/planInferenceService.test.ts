import { rawInferenceService } from '../../testing/inferenceService';
import { PROMOTE, ROLL_BACK } from '../../testing/knativeStates';
import { planFor, planned, resultOf } from '../../testing/planFor';
import { CANARY, ROUTED, standardService } from '../../testing/standardStates';

describe('what no mode plans', () => {
  it.each([
    ['pause', 'nothing-to-pause'],
    ['resume', 'nothing-to-pause'],
  ] as const)('%s', (action, reason) => {
    expect(resultOf(planFor([CANARY], { action }))).toBe(reason);
  });

  it('anything for a stopped service', () => {
    const stopped = rawInferenceService({
      annotations: { 'serving.kserve.io/stop': 'true' },
    });
    expect(resultOf(planFor([stopped], PROMOTE))).toBe('stopped');
  });

  it.each(['ModelMesh', undefined])('anything in mode %s', deploymentMode => {
    const object = rawInferenceService({ status: { deploymentMode } });
    expect(resultOf(planFor([object], PROMOTE))).toBe('no-canary-control');
  });

  it('anything from a field that is malformed', () => {
    const object = standardService([{ name: 'v2', percent: 10 }]);
    const odd = {
      ...object,
      spec: {
        ...object.spec,
        canary: [{ trafficPercent: '10', predictor: 3 }],
      },
    };
    expect(resultOf(planFor([odd, ROUTED], ROLL_BACK))).toBe('malformed-field');
  });
});

it('leaves alone what a controller or a repository writes', () => {
  const owned = (metadata: object) => ({
    ...CANARY,
    metadata: { ...CANARY.metadata, ...metadata },
  });
  const byController = owned({
    ownerReferences: [
      {
        apiVersion: 'apps.nvidia.com/v1alpha1',
        kind: 'NIMService',
        name: 'llama',
        uid: 'u',
        controller: true,
      },
    ],
  });
  expect(resultOf(planFor([byController], ROLL_BACK))).toBe(
    'owned-by-controller',
  );
  const managers = new Map([['uid-fraud', ['kustomize-controller']]]);
  const outcome = planFor([CANARY], ROLL_BACK, { managers });
  expect(resultOf(outcome)).toBe('owned-by-gitops');
  expect(planned(planFor([CANARY], ROLL_BACK)).writes).toEqual(
    'refusal' in outcome && outcome.refusal.change,
  );
});
