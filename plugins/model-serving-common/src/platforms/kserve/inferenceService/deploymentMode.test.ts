import { inferenceService } from '../testing/inferenceService';
import { deploymentMode } from './deploymentMode';

const KEY = 'serving.kserve.io/deploymentMode';

describe('deploymentMode', () => {
  it.each([
    ['Knative', 'Knative'],
    ['Serverless', 'Knative'],
    ['Standard', 'Standard'],
    ['RawDeployment', 'Standard'],
    ['ModelMesh', 'ModelMesh'],
    ['constructor', 'Unknown'],
    ['', 'Unknown'],
  ])('reads the annotation %j as %s', (annotation, mode) => {
    const service = inferenceService({ annotations: { [KEY]: annotation } });
    expect(deploymentMode(service)).toBe(mode);
  });

  it('believes the status before the annotation, which changes nothing', () => {
    const service = inferenceService({
      annotations: { [KEY]: 'Standard' },
      status: { deploymentMode: 'Knative' },
    });
    expect(deploymentMode(service)).toBe('Knative');
  });

  it('takes revisions for a proof where no mode is written', () => {
    const service = inferenceService({
      status: { components: { predictor: { latestCreatedRevision: 'r1' } } },
    });
    expect(deploymentMode(service)).toBe('Knative');
  });

  it('takes a ready predictor without revisions for Standard mode', () => {
    const conditions = [{ type: 'PredictorReady', status: 'True' }];
    const service = inferenceService({ status: { conditions } });
    expect(deploymentMode(service)).toBe('Standard');
  });

  it('does not guess the default of the installation', () => {
    expect(deploymentMode(inferenceService())).toBe('Unknown');
  });
});
