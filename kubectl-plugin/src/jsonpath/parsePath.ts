import { Scanner } from './Scanner';
import type { Comparison, Filter, Operand, Path, Slice, Step } from './syntax';

/** Characters that end a field name; others may be put in with a backslash. */
const NAME = /(?:[^\s.[\]{}()"'<>=!,?@$*\\|]|\\[^])+/;
const INTEGER = /[+-]?\d+/;

const comparisons: readonly Comparison[] = ['==', '!=', '<', '<=', '>', '>='];

/**
 * A path as `--sort-by` and custom-columns take it: with or without braces and leading dot.
 * Throws JsonPathError.
 */
export function parseRelaxedPath(text: string): Path {
  const inner = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1] ?? text;
  const scanner = new Scanner(/^\s*[.[@$]/.test(inner) ? inner : `.${inner}`);
  const path = parsePath(scanner);
  if (!scanner.done) {
    throw scanner.error('unexpected text');
  }
  return path;
}

/** Reads steps until something comes that is none. */
export function parsePath(scanner: Scanner): Path {
  const steps: Step[] = [];
  scanner.skipSpace();
  // `$` and `@` are both what is looked at: the root, or the item of a range.
  scanner.match(/[@$]/);
  for (;;) {
    scanner.skipSpace();
    const more = parseStep(scanner);
    if (more === undefined) {
      return steps;
    }
    steps.push(...more);
  }
}

function parseStep(scanner: Scanner): readonly Step[] | undefined {
  if (scanner.match(/\.\.+/)) {
    const name = parseName(scanner);
    return name ? [{ type: 'descend' }, name] : [{ type: 'descend' }];
  }
  if (scanner.take('.')) {
    const name = parseName(scanner);
    return name ? [name] : [];
  }
  return scanner.take('[') ? parseBracket(scanner) : undefined;
}

function parseName(scanner: Scanner): Step | undefined {
  if (scanner.take('*')) {
    return { type: 'wildcard' };
  }
  const name = scanner.match(NAME);
  return name === undefined
    ? undefined
    : { type: 'field', name: name.replace(/\\([^])/g, '$1') };
}

function parseBracket(scanner: Scanner): readonly Step[] {
  scanner.skipSpace();
  if (scanner.take('?(')) {
    const filter = parseFilter(scanner);
    scanner.expect(')');
    closeBracket(scanner);
    return [{ type: 'filter', filter }];
  }
  const paths = [parseBracketPart(scanner)];
  scanner.skipSpace();
  while (scanner.take(',')) {
    scanner.skipSpace();
    paths.push(parseBracketPart(scanner));
    scanner.skipSpace();
  }
  closeBracket(scanner);
  const [only, second] = paths;
  return only && !second ? only : [{ type: 'union', paths }];
}

function closeBracket(scanner: Scanner): void {
  scanner.skipSpace();
  scanner.expect(']');
}

/** `*`, `1`, `1:3`, or a quoted path: `['metadata.name']` means `.metadata.name`. */
function parseBracketPart(scanner: Scanner): Path {
  if (scanner.take('*')) {
    return [
      { type: 'slice', slice: { from: undefined, to: undefined, step: 1 } },
    ];
  }
  const quoted = scanner.rawQuoted();
  if (quoted !== undefined) {
    return parseRelaxedPath(quoted);
  }
  return [{ type: 'slice', slice: parseSlice(scanner) }];
}

function parseSlice(scanner: Scanner): Slice {
  const from = parseInteger(scanner);
  if (!scanner.take(':')) {
    if (from === undefined) {
      throw scanner.error('an index, a slice, a quoted name or * is missing');
    }
    return { index: from };
  }
  const to = parseInteger(scanner);
  const step = scanner.take(':') ? parseInteger(scanner) ?? 1 : 1;
  if (step <= 0) {
    throw scanner.error('the step of a slice must be greater than 0');
  }
  return { from, to, step };
}

function parseInteger(scanner: Scanner): number | undefined {
  const digits = scanner.match(INTEGER);
  return digits === undefined ? undefined : Number(digits);
}

function parseFilter(scanner: Scanner): Filter {
  const left = parseOperand(scanner);
  scanner.skipSpace();
  const operator = scanner.match(/[=!<>~]+/);
  if (operator === undefined) {
    return { left, comparison: 'exists', right: { type: 'path', path: [] } };
  }
  const comparison = comparisons.find(known => known === operator);
  if (comparison === undefined) {
    throw scanner.error(`unknown filter operator ${operator} before this,`);
  }
  const right = parseOperand(scanner);
  scanner.skipSpace();
  return { left, comparison, right };
}

function parseOperand(scanner: Scanner): Operand {
  scanner.skipSpace();
  const quoted = scanner.quoted();
  if (quoted !== undefined) {
    return { type: 'literal', value: quoted };
  }
  const number = scanner.match(/[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/);
  if (number !== undefined) {
    return { type: 'literal', value: Number(number) };
  }
  const word = scanner.match(/(?:true|false)\b/);
  if (word !== undefined) {
    return { type: 'literal', value: word === 'true' };
  }
  return { type: 'path', path: parsePath(scanner) };
}
