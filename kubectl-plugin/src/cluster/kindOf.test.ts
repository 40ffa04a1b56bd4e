import { CommandError } from '../cli/CommandError';
import { kindOf } from './kindOf';

describe('kindOf', () => {
  it.each([
    ['isvc', 'InferenceService'],
    ['InferenceService', 'InferenceService'],
    ['inferenceservices', 'InferenceService'],
    ['inferenceservice.serving.kserve.io', 'InferenceService'],
    ['inferenceservices.serving.kserve.io', 'InferenceService'],
    ['llmisvc', 'LLMInferenceService'],
    ['deploy', 'Deployment'],
    ['deployments.apps', 'Deployment'],
    ['sts', 'StatefulSet'],
    ['sdep', 'SeldonDeployment'],
    ['ro', 'Rollout'],
    ['rollouts', 'Rollout'],
    ['ksvc', 'Service'],
  ])('takes %s for %s', (typed, kind) => {
    expect(kindOf(typed)).toBe(kind);
  });

  it.each(['pod', 'svc', 'isvc.example.com', '', 'constructor', '__proto__'])(
    'refuses "%s" and says what it knows',
    typed => {
      expect(() => kindOf(typed)).toThrow(CommandError);
      expect(() => kindOf(typed)).toThrow(
        /known are inferenceservice, .*service\.serving\.knative\.dev/,
      );
    },
  );
});
