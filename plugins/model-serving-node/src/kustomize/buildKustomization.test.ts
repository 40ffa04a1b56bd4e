import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { textFile } from '../templates/ProjectFile';
import { buildKustomization } from './buildKustomization';

type Files = Record<string, string>;

const HEAD =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

const SERVICE = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: credit
  annotations: {example.com/a: b}
spec:
  predictor:
    minReplicas: 1
    model:
      args: [one, two]
      storageUri: s3://models/1
`;

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: credit, namespace: elsewhere}
spec: {podSelector: {}}
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: {name: listed}
    data: {a: '08:30'}
`;

const TREE: Files = {
  'deploy/base/kustomization.yaml': `${HEAD}namespace: fraud\nresources: [service.yaml, policy.yaml]\n`,
  'deploy/base/service.yaml': SERVICE,
  'deploy/base/policy.yaml': POLICY,
};

const patches = (...operations: string[]) =>
  `patches:\n  - target: {kind: InferenceService}\n    patch: |-\n${operations
    .map(operation => `      - ${operation}\n`)
    .join('')}`;

const over = (text: string): Files => ({
  ...TREE,
  'deploy/over/kustomization.yaml': `${HEAD}resources: [../base]\n${text}`,
});

const versions: Files = {
  'v/version/kustomization.yaml': `${HEAD}namespace: fraud\nresources: [service.yaml]\n`,
  'v/version/service.yaml': SERVICE,
  'v/blue/kustomization.yaml': `${HEAD}resources: [../version]\nnameSuffix: -blue\n${patches(
    '{op: replace, path: /spec/predictor/minReplicas, value: 0}',
  )}`,
  'v/green/kustomization.yaml': `${HEAD}resources: [../version/]\nnameSuffix: -green\n`,
  'v/all/kustomization.yaml': `${HEAD}resources: [../blue, ../green]
patches:
  - target: {kind: InferenceService, name: credit-blue}
    patch: '- {op: replace, path: /spec/predictor/minReplicas, value: 3}'
  - target: {name: credit-red}
    patch: '- {op: remove, path: /spec}'
`,
};

/** What is built as kustomize builds it: the folder to build, and the files. */
const BUILT: ReadonlyArray<[string, string, Files]> = [
  ['files, lists and a namespace', 'deploy/base', TREE],
  ['a folder beside it', './deploy/over/', over('namespace: other\n')],
  [
    'patches',
    'deploy/over',
    over(
      patches(
        '{op: add, path: /spec/predictor/canaryTrafficPercent, value: 10}',
        '{op: add, path: /spec/predictor/model/args/-, value: three}',
        '{op: add, path: /spec/predictor/model/args/1, value: between}',
        '{op: replace, path: /metadata/annotations/example.com~1a, value: c}',
        '{op: copy, from: /spec/predictor/model, path: /spec/other}',
        '{op: remove, path: /spec/predictor/model/args/0}',
      ),
    ),
  ],
  ['names with suffixes, and patches of either name', 'v/all', versions],
  [
    'a patch of the name before',
    'v/before',
    {
      ...versions,
      'v/before/kustomization.yaml': `${HEAD}resources: [../blue]
patches:
  - target: {name: credit}
    patch: '- {op: replace, path: /spec/predictor/minReplicas, value: 7}'
`,
    },
  ],
  [
    'ConfigMaps of files',
    'c',
    {
      'c/kustomization.yaml': `${HEAD}namespace: fraud
configMapGenerator:
  - name: web
    files: [nginx.conf, other=conf/it.txt]
generatorOptions: {disableNameSuffixHash: true}
`,
      'c/nginx.conf': 'worker_processes 1;\n\n  # é\n',
      'c/conf/it.txt': 'no end of line',
    },
  ],
  [
    'a file without any header',
    'deploy/base',
    {
      ...TREE,
      'deploy/base/kustomization.yaml': 'resources: [service.yaml]\n',
    },
  ],
];

/** What is not built here, and what is said of it. */
const REFUSED: ReadonlyArray<[string, string, Files]> = [
  ['deploy/none', 'The project has no deploy/none/kustomization.yaml', TREE],
  ['../deploy', 'The project has no ../deploy/kustomization.yaml', TREE],
  ...Object.entries({
    'images: []': 'images is not built here',
    'commonLabels: {a: b}': 'commonLabels is not built here',
    'components: [../base]': 'components is not built here',
    'nameSuffix: -x': 'nameSuffix of a NetworkPolicy is not built here',
    'nameSuffix: [x]': 'nameSuffix must be of the type string',
    'generatorOptions: {labels: {a: b}}':
      'generatorOptions.labels is not built here',
    'configMapGenerator: [{name: a, literals: [a=b]}]\ngeneratorOptions: {disableNameSuffixHash: true}':
      'configMapGenerator.literals is not built here',
    'configMapGenerator: [{name: a, files: [a]}]':
      'without generatorOptions.disableNameSuffixHash',
    'configMapGenerator: [{name: a, files: [../base/service.yaml]}]\ngeneratorOptions: {disableNameSuffixHash: true}':
      'not below its own folder',
    'configMapGenerator: [{name: a, files: [nothing]}]\ngeneratorOptions: {disableNameSuffixHash: true}':
      'there is no "nothing"',
    'patches: [{path: a.yaml, target: {kind: Pod}}]':
      'patches.path is not built here',
    "patches: [{patch: '[]'}]": 'a patch without a target',
    "patches: [{target: {name: 'c.*'}, patch: '[]'}]":
      'a target that is a pattern',
    "patches: [{target: {labelSelector: a}, patch: '[]'}]":
      'patches.target.labelSelector is not built here',
    "patches: [{target: {kind: Pod}, patch: 'a: b'}]":
      'a patch that is no list of operations',
    "patches: [{target: {kind: Pod}, patch: '[]'}]": 'a patch in brackets',
    [patches('{op: test, path: /spec, value: 1}')]: 'operation "test"',
    [patches('{op: replace, path: /metadata/name, value: b}')]:
      'a patch of "/metadata/name"',
    [patches('{op: replace, path: /spec/none, value: b}')]:
      'a patch does not fit InferenceService/credit',
    [patches('{op: add, path: /spec/none/more, value: b}')]: 'does not fit',
    [patches('{op: add, path: /spec/predictor/model/args/9, value: b}')]:
      'does not fit',
    [patches('{op: copy, from: /none, path: /spec/a}')]: 'does not fit',
  }).map(
    ([text, reason]) =>
      ['deploy/over', reason, over(`${text}\n`)] as [string, string, Files],
  ),
  ...Object.entries({
    '../../../etc/passwd': 'leads out of the project',
    '/etc/passwd': 'leads out of the project',
    'https://example.com/x': 'there is no "https://example.com/x"',
    'none.yaml': 'there is no "none.yaml"',
    '../base/service.yaml': 'is not below its own folder',
    '../over': 'name each other without an end',
  }).map(
    ([resource, reason]) =>
      [
        'deploy/over',
        reason,
        {
          ...TREE,
          'deploy/over/kustomization.yaml': `${HEAD}resources: ['${resource}']\n`,
        },
      ] as [string, string, Files],
  ),
  [
    'deploy/base',
    'InferenceService/credit is in it twice',
    { ...TREE, 'deploy/base/policy.yaml': SERVICE },
  ],
  [
    'deploy/base',
    'reads otherwise in YAML 1.1',
    {
      ...TREE,
      'deploy/base/policy.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {mode: 0444}\n',
    },
  ],
  [
    'deploy/base',
    'a Component is not built here',
    { ...TREE, 'deploy/base/kustomization.yaml': 'kind: Component\n' },
  ],
];

function built(files: Files, folder: string) {
  return buildKustomization(
    Object.entries(files).map(([path, text]) => textFile(path, text)),
    folder,
  );
}

function byKey(documents: readonly unknown[]) {
  const keyOf = (document: unknown) => {
    const { kind, metadata } = document as {
      kind: string;
      metadata: { name: string };
    };
    return `${kind}/${metadata.name}`;
  };
  return Object.fromEntries(
    documents.map(document => [keyOf(document), document]),
  );
}

const describeWithKubectl = hasKubectl() ? describe : describe.skip;

describeWithKubectl('what is built', () => {
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'modeldeck-kustomize-'));
  });

  afterEach(() => rmSync(project, { recursive: true }));

  function byKustomize(files: Files, folder: string): unknown[] {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const text = execFileSync('kubectl', ['kustomize', folder], {
      cwd: project,
      encoding: 'utf8',
    });
    return parseAllDocuments(text).map(document => document.toJS());
  }

  it.each(BUILT)('is what kustomize builds: %s', (_, folder, files) => {
    const documents = byKey(built(files, folder));
    expect(documents).toEqual(byKey(byKustomize(files, folder)));
    expect(documents).not.toEqual({});
  });
});

describe('buildKustomization', () => {
  it('gives a version its own name, namespace and values', () => {
    expect(built(versions, 'v/all')).toEqual(
      [
        { name: 'credit-blue', minReplicas: 3 },
        { name: 'credit-green', minReplicas: 1 },
      ].map(({ name, minReplicas }) =>
        expect.objectContaining({
          metadata: expect.objectContaining({ name, namespace: 'fraud' }),
          spec: { predictor: expect.objectContaining({ minReplicas }) },
        }),
      ),
    );
  });

  it.each(REFUSED)('refuses in %s: %s', (folder, reason, files) => {
    expect(() => built(files, folder)).toThrow(
      expect.objectContaining({
        name: 'TemplateError',
        message: expect.stringContaining(reason),
      }),
    );
  });

  it('ends where folders name each other more and more often', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `f${level}/kustomization.yaml`,
        `${HEAD}resources: [../f${level + 1}, ../f${level + 1}/.]\n`,
      ]),
    );
    const end = { 'f30/kustomization.yaml': HEAD };
    expect(() => built({ ...files, ...end }, 'f0')).toThrow(
      'name each other without an end',
    );
  });

  it('throws nothing but what says what is wrong', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (head, file, name) => {
        const files = {
          'a/kustomization.yaml': `resources: [x.yaml]\n${head}`,
          'a/x.yaml': file,
          [`a/${name}`]: file,
        };
        const thrown = thrownBy(() => built(files, 'a'));
        expect([undefined, 'TemplateError']).toContain(thrown);
      }),
    );
  });
});

function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(
      'Skipped: what is built is not held against kustomize, as there is no kubectl\n',
    );
    return false;
  }
}

function thrownBy(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).name;
  }
}
