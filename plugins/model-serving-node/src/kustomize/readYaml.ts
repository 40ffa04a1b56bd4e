import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { isDeeperThan } from '../apply/isDeeperThan';
import { parseManifestFile } from '../templates/manifests/parseManifestFile';
import { type ProjectFile, textFile } from '../templates/ProjectFile';
import { refuse } from './refuse';

/** As an object of a YAML document is. */
export type Document = Readonly<Record<string, unknown>>;

const DEEPEST = 100;

/**
 * The objects of a file.
 *
 * @throws TemplateError where it holds anything else
 */
export function readObjects(file: ProjectFile): Document[] {
  const { documents, problems } = parseManifestFile(file);
  const [problem] = problems;
  if (problem) {
    refuse(file.path, problem.reason);
  }
  requireOneReading(file.path, Buffer.from(file.content).toString());
  return documents;
}

/** The only document of a text, whatever it is. @throws TemplateError */
export function readValue(path: string, text: string): unknown {
  // For its limits and its messages; a list of operations is no object, and is left out by it.
  const [problem] = parseManifestFile(textFile(path, text)).problems;
  if (problem) {
    refuse(path, problem.reason);
  }
  requireOneReading(path, text);
  return parse(text, '1.2')[0];
}

/**
 * kubectl reads YAML 1.1, where `0444`, `on` and `08:30` are something else than in 1.2. What it
 * would take for another value is not applied as ours.
 */
function requireOneReading(path: string, text: string): void {
  const read = parse(text, '1.2');
  if (isDeeperThan(read, DEEPEST)) {
    refuse(path, `it nests deeper than ${DEEPEST} levels`);
  }
  if (!isDeepStrictEqual(parse(text, '1.1'), read)) {
    refuse(
      path,
      'a value without quotes reads otherwise in YAML 1.1 than in 1.2; put it in quotes, or write it in decimal',
    );
  }
}

function parse(text: string, version: '1.1' | '1.2'): unknown[] {
  return parseAllDocuments(text, { version }).map(document =>
    document.toJS({ maxAliasCount: 100 }),
  );
}
