import fc from 'fast-check';
import { readDocuments } from './readDocuments';

const service = (metadata: object = { name: 'a' }) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata,
});

const of = (apiVersion: string, kind: string) => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
});

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) {
    value = { in: value };
  }
  return { ...service(), spec: value };
}

describe('readDocuments', () => {
  it('puts every document into the namespace, and the service last', () => {
    const read = readDocuments(
      [
        service(),
        of('gateway.networking.k8s.io/v1', 'HTTPRoute'),
        of('apps/v1', 'Deployment'),
        of('keda.sh/v1alpha1', 'ScaledObject'),
        of('v1', 'Service'),
        of('v1', 'ConfigMap'),
      ],
      'fraud',
    );
    expect(read.map(({ kind }) => kind)).toEqual([
      'ConfigMap',
      'Service',
      'Deployment',
      'ScaledObject',
      'HTTPRoute',
      'InferenceService',
    ]);
    expect(read.map(({ document }) => document.metadata)).toEqual(
      Array(6).fill({ name: 'a', namespace: 'fraud' }),
    );
  });

  it.each([
    ['v1', 'Secret', 'secrets have no place in a repository'],
    ['v1', 'ServiceAccount', 'it gives rights'],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'it gives rights'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'it gives rights'],
    ['v1', 'Namespace', 'it is not of one namespace'],
    ['v1', 'Pod', 'the portal applies no Pod'],
    ['batch/v1', 'CronJob', 'the portal applies no CronJob'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'applies no'],
    [
      'admissionregistration.k8s.io/v1',
      'ValidatingWebhookConfiguration',
      'applies no',
    ],
    // A kind of another group than it is known of.
    ['example.com/v1', 'InferenceService', 'applies no InferenceService'],
    ['serving.kserve.io/v1alpha1', 'ClusterServingRuntime', 'applies no'],
  ])('refuses %s %s', (apiVersion, kind, reason) => {
    expect(() => readDocuments([of(apiVersion, kind)], 'fraud')).toThrow(
      expect.objectContaining({
        name: 'ApplyRefusedError',
        kind: 'usage',
        message: expect.stringContaining(reason),
      }),
    );
  });

  it.each<[string, unknown[]]>([
    ['There are 0 documents', []],
    ['There are 31 documents', Array(31).fill(service())],
    ['InferenceService/a is among the documents twice', [service(), service()]],
    [
      'InferenceService/a: it is for namespace other, not for fraud',
      [service({ name: 'a', namespace: 'other' })],
    ],
    [
      'generateName would make another object each time',
      [service({ generateName: 'a-' })],
    ],
    ['document 2: it needs apiVersion', [service(), {}]],
    ['document 1: it needs apiVersion', [service({ name: '../../x' })]],
    ['document 1: it needs apiVersion', ['text']],
    ['document 1: it nests deeper than 64 levels', [nested(10_000)]],
  ])('refuses what is none: %s', (reason, documents) => {
    expect(() => readDocuments(documents, 'fraud')).toThrow(reason);
  });

  it('throws nothing but refusals, whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), documents => {
        const thrown = thrownBy(() => readDocuments(documents, 'fraud'));
        expect([undefined, 'ApplyRefusedError']).toContain(thrown);
      }),
    );
  });
});

function thrownBy(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).name;
  }
}
