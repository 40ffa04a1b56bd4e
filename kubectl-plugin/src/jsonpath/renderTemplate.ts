import { printableLines } from '../terminal/printable';
import { evaluatePath } from './evaluatePath';
import type { TemplateNode } from './syntax';

/** The template filled from a value. Throws JsonPathError. */
export function renderTemplate(
  nodes: readonly TemplateNode[],
  root: unknown,
): string {
  return nodes.map(node => renderNode(node, root)).join('');
}

function renderNode(node: TemplateNode, root: unknown): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'value':
      return evaluatePath(node.path, root).map(renderValue).join(' ');
    default:
      return evaluatePath(node.path, root)
        .map(item => renderTemplate(node.body, item))
        .join('');
  }
}

/** Strings as they are, without what a terminal would obey; lists and maps as JSON. */
function renderValue(value: unknown): string {
  return printableLines(
    typeof value === 'string' ? value : JSON.stringify(value ?? null),
  );
}
