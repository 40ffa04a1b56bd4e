import fc from 'fast-check';
import { parseMlmodel } from './parseMlmodel';

const SOUND = `artifact_path: model
flavors:
  python_function:
    loader_module: mlflow.sklearn
    python_version: 3.10
  sklearn:
    sklearn_version: 1.5.1
mlflow_version: 2.17.2
signature:
  inputs: '[{"type": "double", "name": "a long name", "required": true}, {"type":
    "string", "name": "it''s", "required": false}]'
  outputs: null
  params: null
`;

const BOMB = `flavors: {sklearn: {}}
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
`;

const MEBIBYTE = 1024 * 1024;

describe('parseMlmodel', () => {
  it('reads a file as MLflow folds it', () => {
    expect(parseMlmodel(SOUND)).toMatchObject({
      flavors: [{ name: 'sklearn', version: '1.5.1' }],
      mlflowVersion: '2.17.2',
      signature: {
        inputs: { columns: [{ name: 'a long name' }, { name: "it's" }] },
      },
    });
  });

  it.each([
    ['of aliases of aliases', BOMB],
    ['that nests', `a: ${'['.repeat(MEBIBYTE)}`],
    ['that nests in keys', `${'? '.repeat(MEBIBYTE / 2)}a`],
    ['that nests by lines', deepLines(1_000)],
    ['of a million entries', '- a\n'.repeat(MEBIBYTE / 4)],
    ['of documents', '---\n'.repeat(MEBIBYTE / 4)],
    ['that is no YAML', 'a: [1'],
    ['that is nothing', ''],
    ['of bytes', '\u0000\u0001\ufffd'.repeat(100)],
  ])('does not read a file %s', (_, text) => {
    expect(parseMlmodel(text)).toEqual({
      unknown: expect.stringMatching(/MLmodel (is no YAML|names no flavor)/),
    });
  });

  it('reads a file that refers to itself', () => {
    const text = 'flavors: &a\n  sklearn: *a\n';
    expect(parseMlmodel(text)).toMatchObject({
      flavors: [{ name: 'sklearn' }],
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), text => {
        expect(parseMlmodel(text)).toBeDefined();
      }),
    );
  });
});

function deepLines(depth: number): string {
  return Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join(
    '\n',
  );
}
