import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '..');
const DOCS = resolve(__dirname, '../../../../docs');
const ID = /'([a-z][a-z0-9]*(?:-[a-z0-9]+)*)'/g;

/** The sources of the core by their paths below `src`, without tests and what only they use. */
export function sources(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .filter(path => !/(^|\/)(testing|__testUtils__)\//.test(path))
      .map(path => [path, readFileSync(join(SOURCE, path), 'utf8')]),
  );
}

/** The quoted ids within what a pattern captures. */
export function idsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, captured = '']) =>
    [...captured.matchAll(ID)].flatMap(([, id]) => id ?? []),
  );
}

/** The cells behind each id of a page's tables, of one part of the page where a title is given. */
export function documentedIds(
  page: string,
  title?: string,
): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(DOCS, page), 'utf8');
  const part =
    title === undefined
      ? text
      : text.split(/^## /m).find(found => found.startsWith(title)) ?? '';
  const rows = [...part.matchAll(/^\| `([a-z0-9-]+)`\s*\|(.*)\|$/gm)];
  return new Map(
    rows.map(([, id = '', cells = '']) => [
      id,
      cells.split('|').map(cell => cell.trim()),
    ]),
  );
}
