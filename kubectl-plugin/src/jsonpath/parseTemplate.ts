import { parsePath } from './parsePath';
import { Scanner } from './Scanner';
import type { TemplateNode } from './syntax';

/** Reads a kubectl JSONPath template. Throws JsonPathError. */
export function parseTemplate(template: string): TemplateNode[] {
  const scanner = new Scanner(template);
  const nodes = parseNodes(scanner, 0);
  if (!scanner.done) {
    throw scanner.error('not in range, nothing to end,');
  }
  return nodes;
}

/** Nodes up to the `{end}` of this range, or to the end of the template. */
function parseNodes(scanner: Scanner, depth: number): TemplateNode[] {
  const nodes: TemplateNode[] = [];
  while (!scanner.done) {
    const text = scanner.match(/[^{]+/);
    if (text !== undefined) {
      nodes.push({ type: 'text', text });
      continue;
    }
    if (scanner.match(/\{\s*end\s*\}/)) {
      if (depth === 0) {
        throw scanner.error('not in range, nothing to end,');
      }
      return nodes;
    }
    scanner.expect('{');
    nodes.push(parseAction(scanner, depth));
  }
  if (depth > 0) {
    throw scanner.error('{end} is missing');
  }
  return nodes;
}

function parseAction(scanner: Scanner, depth: number): TemplateNode {
  scanner.skipSpace();
  if (scanner.match(/range\b/)) {
    const path = parsePath(scanner);
    closeAction(scanner);
    return { type: 'range', path, body: parseNodes(scanner, depth + 1) };
  }
  const text = scanner.quoted();
  const node: TemplateNode =
    text === undefined
      ? { type: 'value', path: parsePath(scanner) }
      : { type: 'text', text };
  closeAction(scanner);
  return node;
}

function closeAction(scanner: Scanner): void {
  scanner.skipSpace();
  scanner.expect('}');
}
