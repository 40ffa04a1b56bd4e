import fc from 'fast-check';
import { stringify } from 'yaml';
import { textFile } from '../ProjectFile';
import { checkManifests } from './checkManifests';
import { requireManifests } from './requireManifests';

const SERVICE = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: credit
spec:
  predictor:
    minReplicas: 1
    model:
      modelFormat: {name: sklearn}
`;

function problemsOf(text: string, file = 'deploy/a.yaml'): string[] {
  return checkManifests([textFile(file, text)]).problems.map(
    ({ object, field, reason }) =>
      [object, field, reason].filter(Boolean).join(' | '),
  );
}

it('takes manifests, and tells what is in them', () => {
  const { manifests, problems } = checkManifests([
    textFile('deploy/a.yaml', `${SERVICE}---\n# nothing\n`),
    textFile('deploy/b.yml', stringify({ kind: 'List', items: [] })),
    textFile('deploy/nginx.conf', 'kind: {'),
    textFile(
      'deploy/kustomization.yaml',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    ),
    textFile('deploy/patch.yaml', '- {op: remove, path: /spec/x}\n'),
  ]);
  expect(problems).toEqual([]);
  expect(manifests).toMatchObject([
    {
      file: 'deploy/a.yaml',
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      name: 'credit',
      namespace: undefined,
    },
    { file: 'deploy/kustomization.yaml', kind: 'Kustomization' },
  ]);
});

it.each([
  ['kind: {', /^no YAML: .*line 1/],
  ['a: 1\na: 2', /^no YAML: Map keys must be unique/],
  ['just text', /^it holds something else than objects/],
  ['- 1', /^it holds something else than objects/],
  ['a\0b: 1', /^it is no text$/],
  [`${'['.repeat(50_000)}`, /^no YAML/],
  [
    `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]`,
    /^no YAML that can be read/,
  ],
])('tells a file that is none: %#', (text, expected) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(expected)]);
});

it.each([
  [
    { kind: 'Job', metadata: { name: 'a' } },
    'Job/a | apiVersion | must be a version, such as apps/v1',
  ],
  [
    { apiVersion: 1, kind: 'Job', metadata: { name: 'a' } },
    'Job/a | apiVersion | must be a version, such as apps/v1',
  ],
  [
    { apiVersion: 'v1', metadata: { name: 'a' } },
    'an object/a | kind | must be a kind, such as Deployment',
  ],
  [
    { apiVersion: 'apps/v1', kind: 'deployments', metadata: { name: 'a' } },
    'deployments/a | kind | must be a kind, such as Deployment',
  ],
  [
    { apiVersion: 'apps/v1', kind: 'DeployMent', metadata: { name: 'a' } },
    'DeployMent/a | kind | DeployMent is none; it is written Deployment',
  ],
  [
    {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'Inferenceservices',
      metadata: { name: 'a' },
    },
    'Inferenceservices/a | kind | Inferenceservices is none; it is written InferenceService',
  ],
  [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} },
    'ConfigMap | metadata.name | must be a name',
  ],
  [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 7 } },
    'ConfigMap | metadata.name | must be a name',
  ],
  [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'A_b' } },
    'ConfigMap/A_b | metadata.name | must have at most 253 lower case letters, digits, hyphens and dots',
  ],
  [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: '1a' } },
    'Service/1a | metadata.name | must have at most 63 lower case letters, digits and hyphens, and begin with a letter',
  ],
  [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', labels: { version: 2 } },
    },
    'ConfigMap/a | metadata.labels.version | must be of the type string',
  ],
  [
    {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'a' },
      spec: { predictor: { minReplicas: 'one' } },
    },
    'InferenceService/a | spec.predictor.minReplicas | must be of the type integer',
  ],
])('names the object and the field of %j', (object, expected) => {
  expect(problemsOf(stringify(object))).toEqual([expected]);
});

it('takes names that only some kinds may have', () => {
  for (const [apiVersion, kind, name] of [
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:models'],
    ['v1', 'ConfigMap', '1a.b'],
  ]) {
    const object = { apiVersion, kind, metadata: { name } };
    expect(problemsOf(stringify(object))).toEqual([]);
  }
});

it('tells objects that are in one folder twice', () => {
  const files = ['deploy/a.yaml', 'deploy/b.yaml', 'deploy/live/a.yaml'];
  const { problems } = checkManifests(
    files.map(path => textFile(path, SERVICE)),
  );
  expect(problems).toEqual([
    {
      file: 'deploy/b.yaml',
      object: 'InferenceService/credit',
      reason: 'is in deploy/a.yaml already',
    },
  ]);
});

it('quotes nothing that a terminal would obey, and no value', () => {
  const [told] = problemsOf(
    stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a\u001b[2J', labels: { token: ['hunter2'] } },
    }),
  );
  expect(told).not.toContain('\u001b');
  expect(told).not.toContain('hunter2');
});

it('answers whatever a document holds', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('Service', 'Job'),
      (value, kind) => {
        const text = JSON.stringify({
          apiVersion: 'v1',
          kind,
          metadata: value,
          spec: value,
        });
        expect(() => problemsOf(text)).not.toThrow();
        expect(() => problemsOf(JSON.stringify(value))).not.toThrow();
      },
    ),
  );
});

describe('requireManifests', () => {
  it('names all that is wrong in one line', () => {
    const bad = SERVICE.replace('minReplicas: 1', 'minReplicas: many');
    expect(() =>
      requireManifests([
        textFile('deploy/a.yaml', bad),
        textFile('deploy/b.yaml', ': ['),
      ]),
    ).toThrow(
      /^deploy\/a.yaml, InferenceService\/credit: spec.predictor.minReplicas must be .*; deploy\/b.yaml: no YAML/,
    );
  });

  it('tells the first of many', () => {
    const documents = Array.from({ length: 30 }, () => 'kind: x').join(
      '\n---\n',
    );
    expect(() => requireManifests([textFile('a.yaml', documents)])).toThrow(
      /; and 10 more$/,
    );
  });

  it('does not take nothing for fine', () => {
    expect(() => requireManifests([textFile('a.txt', '')])).toThrow(
      'There is no manifest to check',
    );
  });
});
