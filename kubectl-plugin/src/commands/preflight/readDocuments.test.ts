import { parseAllDocuments } from 'yaml';
import { readDocuments } from './readDocuments';

const yaml = async () => ({ parseAllDocuments });

const read = (text: string, path = 'a.yaml') =>
  readDocuments(
    path,
    {
      readFile: async asked => {
        if (asked !== (path === '-' ? '/dev/stdin' : path)) {
          throw new Error('no such file');
        }
        return text;
      },
    },
    yaml,
  );

it.each([
  ['documents', 'kind: A\n---\nkind: B\n', ['A', 'B']],
  ['documents with nothing in them', '---\n---\nkind: A\n---\n', ['A']],
  ['JSON', '{"kind": "A"}', ['A']],
  ['a list', 'kind: List\nitems: [{kind: A}, {kind: B}, text]', ['A', 'B']],
])('reads %s', async (_, text, kinds) => {
  expect(
    (await read(text)).map(each => (each as { kind: string }).kind),
  ).toEqual(kinds);
});

it('reads standard input', async () => {
  expect(await read('kind: A', '-')).toEqual([{ kind: 'A' }]);
});

it.each([
  ['nothing', ''],
  ['no object', '- a\n- b'],
])('refuses %s', async (_, text) => {
  await expect(read(text)).rejects.toThrow('a.yaml holds no object');
});

it('says what is wrong with a file in one line', async () => {
  await expect(read('a: [1')).rejects.toThrow(/^a\.yaml is no YAML: [^\n]+$/);
  await expect(
    readDocuments(
      'b',
      { readFile: () => Promise.reject(new Error('gone')) },
      yaml,
    ),
  ).rejects.toThrow('cannot read the manifest: gone');
});
