import { service } from './testing/service';
import { workloadSelector } from './workloadSelector';

describe('workloadSelector', () => {
  it.each([
    ['InferenceService', 'serving.kserve.io/inferenceservice=fraud'],
    ['InferenceGraph', 'serving.kserve.io/inferencegraph=fraud'],
    [
      'LLMInferenceService',
      'app.kubernetes.io/name=fraud,app.kubernetes.io/part-of=llminferenceservice',
    ],
    ['SeldonDeployment', 'seldon-deployment-id=fraud'],
    ['Service', 'serving.knative.dev/service=fraud'],
    ['RayService', undefined],
    ['__proto__', undefined],
  ])('of a %s is %s', (kind, selector) => {
    expect(workloadSelector(service({ kind }))).toBe(selector);
  });

  it.each(['Deployment', 'StatefulSet', 'Rollout', 'Canary'])(
    'of a %s is our label, where that is what it was recognised by',
    kind => {
      const by = (rule: string) =>
        workloadSelector(
          service({ kind, recognisedBy: { rule, detail: 'test' } }),
        );
      expect(by('label')).toBe('modeldeck.io/model-service=fraud');
      expect(by('standard-plumber')).toBeUndefined();
    },
  );

  it('is none for a name that would select something else', () => {
    expect(workloadSelector(service({ name: 'a,b in (c)' }))).toBeUndefined();
  });
});
