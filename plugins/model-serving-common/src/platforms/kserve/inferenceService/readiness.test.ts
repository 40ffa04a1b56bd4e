import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';

const READY = { type: 'Ready', status: 'True' };

function healthOf(
  conditions: object[],
  deploymentMode: string,
  progressing: object = {},
) {
  const objects: object[] = [
    rawInferenceService({ status: { conditions, deploymentMode } }),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'fraud-predictor',
        namespace: 'team',
        labels: { 'serving.kserve.io/inferenceservice': 'fraud' },
      },
      spec: { replicas: 1 },
      status: {
        readyReplicas: 1,
        conditions: [{ type: 'Progressing', status: 'True', ...progressing }],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'fraud-1',
        namespace: 'team',
        labels: {
          'serving.kserve.io/inferenceservice': 'fraud',
          component: 'predictor',
          app: 'isvc.fraud-predictor',
        },
      },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    },
  ];
  const [service] = servicesOf(objects);
  return service?.health;
}

describe('readiness of an InferenceService', () => {
  it.each(['PredictorReady', 'TransformerReady', 'IngressReady'])(
    'is not claimed while %s is False',
    type => {
      const part = { type, status: 'False', reason: 'Gone', message: 'm' };
      expect(healthOf([READY, part], 'Standard')).toMatchObject({
        status: 'degraded',
        reason: 'Gone',
      });
    },
  );

  it('does not hang on conditions that are only for information', () => {
    const part = { type: 'LatestDeploymentReady', status: 'False' };
    expect(healthOf([READY, part], 'Standard')?.status).toBe('healthy');
  });

  it('waits for a roll-out, through which Ready stays True', () => {
    expect(
      healthOf([READY], 'Standard', { reason: 'ReplicaSetUpdated' }),
    ).toMatchObject({
      status: 'progressing',
      message: 'Deployment "fraud-predictor" is still being rolled out',
    });
  });

  it.each([
    ['Standard', 'NewReplicaSetAvailable'],
    ['Knative', 'ReplicaSetUpdated'],
  ])('is as reported in mode %s with %s', (mode, reason) => {
    expect(healthOf([READY], mode, { reason })?.status).toBe('healthy');
  });
});
