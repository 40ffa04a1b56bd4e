import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';
import { rawPod } from '../testing/workloads';

const pod = rawPod('a', {
  labels: { 'serving.kserve.io/inferenceservice': 'fraud' },
  gpus: 1,
});

function serviceOf(deploymentMode: string | undefined, ...objects: object[]) {
  const [service] = servicesOf([
    rawInferenceService({
      spec: { predictor: { model: { storageUri: 's3://models/fraud/v3' } } },
      status: { deploymentMode },
    }),
    ...objects,
  ]);
  return service;
}

describe('a service in ModelMesh mode', () => {
  it('has one version that gets everything, on pods that are not its own', () => {
    const service = serviceOf('ModelMesh');
    expect(service?.mode).toBe('ModelMesh');
    expect(service?.revisions).toMatchObject([
      {
        name: 'fraud',
        role: 'stable',
        modelVersion: 'v3',
        pods: [],
        replicas: {
          wanted: { unknown: expect.stringContaining('ModelMesh') },
          ready: { unknown: expect.stringContaining('ModelMesh') },
        },
        traffic: {
          declared: { percent: 100 },
          programmed: { unknown: expect.stringContaining('ModelMesh') },
        },
      },
    ]);
  });
});

describe('a service whose mode is not known', () => {
  it('has no version before it has a pod', () => {
    expect(serviceOf(undefined)?.revisions).toEqual([]);
  });

  it('shows the pods that it has, and guesses nothing else', () => {
    expect(serviceOf(undefined, pod)?.revisions).toMatchObject([
      {
        name: 'fraud',
        pods: [{ name: 'a' }],
        replicas: { wanted: { unknown: expect.any(String) }, ready: 1 },
        traffic: { programmed: { unknown: expect.any(String) } },
      },
    ]);
  });
});
