import { resourceArgument } from './kubectlCommand';

describe('resourceArgument', () => {
  it.each([
    ['v1', 'Service', 'service'],
    ['serving.knative.dev/v1', 'Service', 'service.serving.knative.dev'],
    ['mlops.seldon.io/v1alpha1', 'Experiment', 'experiment.mlops.seldon.io'],
    ['apps/v1', 'Deployment', 'deployment'],
  ])('means %s %s and no other kind: %s', (apiVersion, kind, expected) => {
    expect(resourceArgument({ apiVersion, kind })).toBe(expected);
  });
});
