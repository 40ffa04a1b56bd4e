import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario, scenarioNames } from './loadScenario';

const DESCRIPTION = `
about: A model answers.
namespace: team
expect:
  services: []
`;

describe('loadScenario', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, description: string, objects: string) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'scenario.yaml'), description);
    writeFileSync(join(folder, name, 'objects.yaml'), objects);
  }

  it('reads every document of objects.yaml in order, and skips empty ones', () => {
    write(
      'two-pods',
      DESCRIPTION,
      `---
apiVersion: v1
kind: Pod
metadata: { name: b, namespace: team }
---
---
apiVersion: v1
kind: Pod
metadata: { name: a, namespace: team }
`,
    );
    const scenario = loadScenario('two-pods', folder);
    expect(scenario).toMatchObject({
      name: 'two-pods',
      about: 'A model answers.',
      namespace: 'team',
      refusedBySchema: [],
      expect: { services: [] },
    });
    expect(scenario.objects.map(o => o.metadata.name)).toEqual(['b', 'a']);
  });

  it.each([
    ['a Pod elsewhere', 'v1, kind: Pod', 'b, namespace: other', '"team"'],
    ['a Pod without a namespace', 'v1, kind: Pod', 'b', '"team"'],
    ['a Node in one', 'v1, kind: Node', 'b, namespace: team', 'no namespace'],
    [
      'a kind nobody knows without one',
      'example.com/v1, kind: Node',
      'b',
      '"team"',
    ],
  ])('refuses %s', (_, type, name, message) => {
    const object = `{ apiVersion: ${type}, metadata: { name: ${name} } }`;
    write('bad', DESCRIPTION, object);
    expect(() => loadScenario('bad', folder)).toThrow(message);
  });

  it('lets cluster-scoped objects be in no namespace', () => {
    write(
      'good',
      DESCRIPTION,
      '{ apiVersion: v1, kind: Node, metadata: { name: b } }',
    );
    expect(loadScenario('good', folder).objects).toHaveLength(1);
  });

  it('refuses what is not a Kubernetes object, and says which document', () => {
    write('bad', DESCRIPTION, '---\nkind: Pod\n');
    expect(() => loadScenario('bad', folder)).toThrow('document 1 has no');
  });

  it('tells which objects a schema refuses, and refuses one that is not there', () => {
    const refusing = `${DESCRIPTION}refusedBySchema: [Pod/odd]\n`;
    const pod = (name: string) =>
      `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: team } }`;
    write('good', refusing, pod('odd'));
    write('bad', refusing, pod('even'));
    expect(loadScenario('good', folder).refusedBySchema).toEqual(['Pod/odd']);
    expect(() => loadScenario('bad', folder)).toThrow('names Pod/odd');
  });

  it('refuses broken YAML with the name of the file', () => {
    write('bad', DESCRIPTION, 'a: [1');
    expect(() => loadScenario('bad', folder)).toThrow('bad/objects.yaml');
  });

  it('refuses a description that expects nothing', () => {
    write('bad', 'about: x\nnamespace: y\n', '');
    expect(() => loadScenario('bad', folder)).toThrow('expect.services');
  });

  it('names what there is when asked for what there is not', () => {
    write('good', DESCRIPTION, '');
    expect(() => loadScenario('../good', folder)).toThrow('there are: good');
  });
});

describe('the scenarios of this repository', () => {
  const scenarios = scenarioNames().map(name => loadScenario(name));

  it('are there', () => {
    expect(scenarios).not.toEqual([]);
  });

  // The demo loads all of them into one cluster.
  it('share no namespace', () => {
    const namespaces = scenarios.map(scenario => scenario.namespace);
    expect(new Set(namespaces).size).toBe(namespaces.length);
  });

  it('share no cluster-scoped object', () => {
    const names = scenarios.flatMap(({ objects }) =>
      objects
        .filter(({ metadata }) => metadata.namespace === undefined)
        .map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    );
    expect(names).not.toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(scenarios.map(s => [s.name, s] as const))(
    '%s holds objects and expects services or GPU pools',
    (_, { expect: expected, objects }) => {
      expect([
        ...expected.services,
        ...(expected.gpu?.pools ?? []),
      ]).not.toEqual([]);
      expect(objects).not.toEqual([]);
    },
  );
});
