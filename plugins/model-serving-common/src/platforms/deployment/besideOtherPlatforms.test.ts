import { servicesOf } from '../testing/namespaceOf';
import { deployment, pod, service } from './testing/workloadFixtures';

const ids = (...raw: object[]) =>
  servicesOf(raw.map(object => ({ apiVersion: 'apps/v1', ...object }))).map(
    found => [
      found.id.replace('simulated/team/', ''),
      found.revisions.map(({ name }) => name),
    ],
  );

const canary = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: 'fraud-v1', uid: 'canary' },
  spec: {
    provider: 'gatewayapi:v1',
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'fraud-v1' },
    service: { port: 80 },
    analysis: { interval: '1m', threshold: 5, stepWeight: 10, maxWeight: 50 },
  },
  status: { phase: 'Initialized', canaryWeight: 0 },
};

const primary = {
  ...deployment('v1-primary', { labels: {} }),
  metadata: {
    ...deployment('v1-primary').metadata,
    ownerReferences: [
      {
        apiVersion: 'flagger.app/v1beta1',
        kind: 'Canary',
        name: 'fraud-v1',
        uid: 'canary',
        controller: true,
      },
    ],
  },
};

describe('a labelled Deployment beside one that another platform works with', () => {
  it('stays a service of its own when Flagger has its neighbour', () => {
    const found = ids(
      canary,
      primary,
      deployment('v1', { replicas: 0 }),
      deployment('v9'),
    );
    expect(
      found.filter(([id]) => String(id).startsWith('deployment/')),
    ).toEqual([['deployment/fraud', ['fraud-v9']]]);
    expect(found.map(([id]) => id)).toContain('canary/fraud-v1');
  });

  it('stays one when a Rollout has taken over its neighbour', () => {
    const rollout = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: {
        name: 'fraud-rollout',
        uid: 'rollout',
        labels: { 'modeldeck.io/model-service': 'fraud' },
      },
      spec: {
        replicas: 1,
        workloadRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'fraud-v1',
        },
        strategy: { canary: { steps: [{ setWeight: 20 }] } },
      },
      status: { phase: 'Healthy' },
    };
    const found = ids(
      rollout,
      deployment('v1', { replicas: 0 }),
      deployment('v9'),
    );
    expect(
      found.filter(([id]) => String(id).startsWith('deployment/')),
    ).toEqual([['deployment/fraud', ['fraud-v9']]]);
    expect(found).toHaveLength(2);
  });

  it.each([
    [
      'Knative',
      { apiVersion: 'serving.knative.dev/v1', kind: 'Revision', name: 'f-1' },
    ],
    [
      'KServe',
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        name: 'f',
      },
    ],
  ])('is never one that %s made', (_, owner) => {
    const made = deployment('v1');
    Object.assign(made.metadata, {
      ownerReferences: [{ ...owner, uid: 'not-read', controller: true }],
    });
    expect(ids(made, pod('v1'), service('fraud', { app: 'fraud' }))).toEqual(
      [],
    );
  });

  it.each([
    'serving.knative.dev/revision',
    'serving.kserve.io/inferenceservice',
  ])('is never one that carries %s, even where its owner was lost', label => {
    const made = deployment('v1');
    Object.assign(made.metadata.labels, { [label]: 'f' });
    expect(ids(made)).toEqual([]);
  });
});
