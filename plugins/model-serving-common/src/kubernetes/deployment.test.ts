import { DEPLOYMENTS } from './deployment';
import { HORIZONTAL_POD_AUTOSCALERS } from './horizontalPodAutoscaler';
import { PODS } from './pod';
import { deploymentOfPod, PODS_BY_DEPLOYMENT } from './podOwners';
import { SERVICES, serviceSelects } from './service';

describe('DEPLOYMENTS', () => {
  it('wants one replica where a manifest has none', () => {
    expect(DEPLOYMENTS.decode({ spec: {} })).toMatchObject({
      replicas: 1,
      readyReplicas: 0,
      observedGeneration: undefined,
    });
  });

  it.each(['two', -1])('does not know how many replicas %j are', replicas => {
    const deployment = DEPLOYMENTS.decode({ spec: { replicas } });
    expect(deployment.replicas).toBeUndefined();
    expect(deployment.malformed).toMatchObject([{ path: 'spec.replicas' }]);
  });

  it('keeps ports of its containers, neither environment nor arguments', () => {
    const container = {
      name: 'c',
      image: 'i',
      ports: [{ containerPort: 8000, name: 'http' }, { containerPort: '80' }],
      args: ['--password=x'],
      env: [{ name: 'TOKEN', value: 'secret' }],
    };
    const deployment = DEPLOYMENTS.decode({
      spec: { template: { spec: { containers: [container] } } },
    });
    expect(deployment.template.containers).toEqual([
      {
        name: 'c',
        image: 'i',
        restartable: false,
        hasReadinessProbe: false,
        extendedResources: {},
        ports: [8000],
      },
    ]);
    expect(deployment.malformed).toMatchObject([
      { path: 'spec.template.spec.containers.0.ports.1.containerPort' },
    ]);
  });
});

describe('deploymentOfPod', () => {
  function pod(
    owner: object,
    labels: object = { 'pod-template-hash': '6d4b' },
  ) {
    return PODS.decode({
      metadata: {
        name: 'p',
        labels,
        ownerReferences: [{ controller: true, ...owner }],
      },
    });
  }

  it('takes the hash from the name of the ReplicaSet', () => {
    const observed = pod({ kind: 'ReplicaSet', name: 'fraud-v1-6d4b' });
    expect(deploymentOfPod(observed)).toBe('fraud-v1');
    expect(PODS_BY_DEPLOYMENT.keysOf(observed)).toEqual(['fraud-v1']);
  });

  it.each([
    ['without a hash', pod({ kind: 'ReplicaSet', name: 'fraud-v1-6d4b' }, {})],
    ['of a bare ReplicaSet', pod({ kind: 'ReplicaSet', name: 'fraud' })],
    ['of a StatefulSet', pod({ kind: 'StatefulSet', name: 'fraud-6d4b' })],
    [
      'that is merely referred to',
      pod({ kind: 'ReplicaSet', name: 'fraud-6d4b', controller: false }),
    ],
  ])('is none for a pod %s', (_, observed) => {
    expect(deploymentOfPod(observed)).toBeUndefined();
    expect(PODS_BY_DEPLOYMENT.keysOf(observed)).toEqual([]);
  });
});

describe('serviceSelects', () => {
  const service = (selector?: object) =>
    SERVICES.decode({ spec: { selector } });

  it('wants all labels of the selector', () => {
    expect(
      serviceSelects(service({ app: 'a' }), { app: 'a', version: 'v1' }),
    ).toBe(true);
    expect(serviceSelects(service({ app: 'a', x: 'y' }), { app: 'a' })).toBe(
      false,
    );
  });

  it('selects nothing without a selector', () => {
    expect(serviceSelects(service(), { app: 'a' })).toBe(false);
    expect(serviceSelects(service({}), { app: 'a' })).toBe(false);
  });
});

it('reads the bounds of an autoscaler', () => {
  const autoscaler = HORIZONTAL_POD_AUTOSCALERS.decode({
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'fraud' },
      maxReplicas: 5,
    },
  });
  expect(autoscaler).toMatchObject({
    target: { kind: 'Deployment', name: 'fraud' },
    minReplicas: 1,
    maxReplicas: 5,
  });
});
