import { DEPLOYMENTS } from '../kubernetes/deployment';
import { findingSchema } from '../model/findingSchema';
import { kubectlCommand } from './kubectlCommand';
import { malformedFields } from './malformedFields';
import { progressDeadline } from './progressDeadline';
import { replicaFailure } from './replicaFailure';

function deployment(condition: object, more: object = {}) {
  return DEPLOYMENTS.decode({
    metadata: { name: 'fraud-v1', namespace: 'team' },
    status: { conditions: [condition] },
    ...more,
  });
}

const failure = (message: string) =>
  deployment({
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
  });

describe('replicaFailure', () => {
  it.each([
    [
      'pods "x" is forbidden: exceeded quota: gpu, requested: requests.nvidia.com/gpu=2, used: requests.nvidia.com/gpu=7, limited: requests.nvidia.com/gpu=8',
      'quota-exceeded',
      'the quota "gpu" has no room for its pods: a pod asks for requests.nvidia.com/gpu=2; in use: requests.nvidia.com/gpu=7; limit: requests.nvidia.com/gpu=8',
      'describe resourcequota gpu',
    ],
    [
      'pods "x" is forbidden: error looking up service account team/ml: serviceaccount "ml" not found',
      'service-account-missing',
      'its service account "ml" does not exist',
      'get serviceaccount ml',
    ],
    [
      'pods "x" is forbidden: violates PodSecurity "restricted:latest": privileged',
      'pod-security-violated',
      'its pods violate the namespace\'s pod security level "restricted:latest"',
      'get events',
    ],
    [
      'Internal error occurred: failed calling webhook "inferenceservice.kserve-webhook-server.pod-mutator": no endpoints available',
      'webhook-failed',
      'the webhook "inferenceservice.kserve-webhook-server.pod-mutator" does not answer, so no pod can be created',
      'get events',
    ],
    [
      'disk on fire',
      'pod-creation-failed',
      'its pods cannot be created: disk on fire',
      'describe deployment fraud-v1',
    ],
  ])('%s', (message, rule, cause, look) => {
    const finding = replicaFailure(failure(message));
    expect(finding).toMatchObject({
      rule,
      cause,
      severity: 'error',
      subject: 'Deployment/fraud-v1',
    });
    expect(finding?.fix).toContain(look);
    expect(findingSchema.parse(finding)).toEqual(finding);
  });

  it('is silent about a Deployment whose pods are created', () => {
    expect(
      replicaFailure(deployment({ type: 'ReplicaFailure', status: 'False' })),
    ).toBeUndefined();
  });
});

describe('progressDeadline', () => {
  it('tells of a roll-out that got nowhere, and how to go back', () => {
    const finding = progressDeadline(
      deployment({
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: 'timed out',
      }),
    );
    expect(finding).toMatchObject({
      rule: 'progress-deadline-exceeded',
      severity: 'error',
    });
    expect(finding?.fix).toContain('rollout undo deployment/fraud-v1');
  });

  it('is silent about one on its way', () => {
    expect(
      progressDeadline(
        deployment({
          type: 'Progressing',
          status: 'True',
          reason: 'ReplicaSetUpdated',
        }),
      ),
    ).toBeUndefined();
  });
});

describe('malformedFields', () => {
  it('names the fields and never what they hold', () => {
    const finding = malformedFields(
      deployment({}, { spec: { replicas: 'hunter2', paused: 'hunter3' } }),
    );
    expect(finding).toMatchObject({
      rule: 'malformed-field',
      severity: 'warning',
      cause:
        'spec.replicas of Deployment "fraud-v1" is malformed (expected: integer) and was ignored, as was 1 other field',
      fix: 'correct it: `kubectl -n team edit deployment fraud-v1`',
    });
    expect(JSON.stringify(finding)).not.toContain('hunter');
  });

  it('writes places in lists as people do', () => {
    const containers = [{ name: 'a' }, { name: 7 }];
    const finding = malformedFields(
      deployment({}, { spec: { template: { spec: { containers } } } }),
    );
    expect(finding?.cause).toMatch(
      /^spec\.template\.spec\.containers\[1\]\.name of/,
    );
  });

  it('is silent about an object that is well formed', () => {
    expect(malformedFields(deployment({}))).toBeUndefined();
  });
});

describe('kubectlCommand', () => {
  const object = deployment({});

  it.each([
    [['get', 'pod', 'a.b-1'], '`kubectl -n team get pod a.b-1`'],
    [['get', 'pod', '; rm -rf ~'], "`kubectl -n team get pod '; rm -rf ~'`"],
    [['get', 'pod', "a'b"], "`kubectl -n team get pod 'a'\\''b'`"],
    [['get', 'pod', ''], "`kubectl -n team get pod ''`"],
  ])('%j', (words, expected) => {
    expect(kubectlCommand(object, ...words)).toBe(expected);
  });
});
