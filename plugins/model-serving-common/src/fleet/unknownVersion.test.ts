import { servicesOf } from '../platforms/testing/namespaceOf';

function inferenceService(apiVersion: string) {
  return {
    apiVersion,
    kind: 'InferenceService',
    metadata: { name: 'fraud', namespace: 'team', uid: 'u1' },
    spec: { predictor: { model: { modelFormat: { name: 'sklearn' } } } },
  };
}

function versionFindings(apiVersion: string) {
  return servicesOf([inferenceService(apiVersion)])
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === 'api-version-unknown');
}

describe('objects of a version that is not known', () => {
  it('make a service all the same, which says so', () => {
    const [finding, ...others] = versionFindings('serving.kserve.io/v9');
    expect(others).toEqual([]);
    expect(finding?.cause).toContain('serving.kserve.io/v9');
    expect(finding?.severity).toBe('warning');
  });

  it('need no finding when they are known', () => {
    expect(versionFindings('serving.kserve.io/v1beta1')).toEqual([]);
  });
});
