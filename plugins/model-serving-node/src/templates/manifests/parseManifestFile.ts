import { plainText } from '@modeldeck/plugin-model-serving-common';
import { parseAllDocuments } from 'yaml';
import { type ProjectFile, textOf } from '../ProjectFile';
import type { ManifestProblem } from './Manifest';

/** The objects of one file, those of lists among them, and why some of it is none. */
export interface ManifestFile {
  documents: Array<Readonly<Record<string, unknown>>>;
  problems: ManifestProblem[];
}

const NO_OBJECT = 'it holds something else than objects of Kubernetes';

/** Throws nothing: a file that cannot be read is a problem of its own. */
export function parseManifestFile(file: ProjectFile): ManifestFile {
  const { path } = file;
  const documents: ManifestFile['documents'] = [];
  const problem = (reason: string) => ({
    documents: [],
    problems: [{ file: path, reason }],
  });
  const text = textOf(file);
  if (text === undefined) {
    return problem('it is no text');
  }
  try {
    for (const parsed of parseAllDocuments(text)) {
      const [error] = parsed.errors;
      if (error) {
        return problem(`no YAML: ${firstLine(error)}`);
      }
      const objects = itemsOf(parsed.toJS({ maxAliasCount: 100 }));
      if (!objects.every(isObject)) {
        return problem(NO_OBJECT);
      }
      documents.push(...objects);
    }
  } catch (error) {
    // Aliases that multiply, or nesting deeper than a call stack.
    return problem(`no YAML that can be read: ${firstLine(error as Error)}`);
  }
  return { documents, problems: [] };
}

/** Comments alone are a document of nothing, and patches are Kustomize's. */
function itemsOf(document: unknown): unknown[] {
  if (document === null || document === undefined || isPatch(document)) {
    return [];
  }
  return isObject(document) &&
    String(document.kind).endsWith('List') &&
    Array.isArray(document.items)
    ? document.items
    : [document];
}

/** JSON Patch, RFC 6902. */
function isPatch(document: unknown): boolean {
  return (
    Array.isArray(document) &&
    document.length > 0 &&
    document.every(step => isObject(step) && typeof step.op === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine({ message }: Error): string {
  return plainText(message.split('\n')[0] ?? '').replace(/:$/, '');
}
