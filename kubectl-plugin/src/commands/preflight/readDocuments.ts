import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';

/** YAML is read only by those who have such a file: it is as large as the rest of a start. */
type LoadYaml = () => Promise<Pick<typeof import('yaml'), 'parseAllDocuments'>>;

/** The documents of a manifest, those of lists among them. Throws CommandError. */
export async function readDocuments(
  file: string,
  { readFile }: Pick<Host, 'readFile'>,
  loadYaml: LoadYaml = () => import('yaml'),
): Promise<unknown[]> {
  const path = file === '-' ? '/dev/stdin' : file;
  const text = await readFile(path).catch(error => {
    throw new CommandError(
      'usage',
      `cannot read the manifest: ${(error as Error).message}`,
    );
  });
  const { parseAllDocuments } = await loadYaml();
  const documents = [...parseAllDocuments(text)].map(document => {
    const [error] = document.errors;
    if (error) {
      const [line] = error.message.split('\n');
      throw new CommandError('usage', `${file} is no YAML: ${line}`);
    }
    return document.toJS() as unknown;
  });
  const objects = documents.flatMap(itemsOf).filter(isObject);
  if (objects.length === 0) {
    throw new CommandError('usage', `${file} holds no object`);
  }
  return objects;
}

function itemsOf(document: unknown): unknown[] {
  return isObject(document) &&
    String(document.kind).endsWith('List') &&
    Array.isArray(document.items)
    ? document.items
    : [document];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
