import { evaluatePath } from './evaluatePath';
import type { TemplateNode } from './syntax';

/** Every value a template leads to, as a list, for `-o jsonpath-as-json`; its texts say nothing. */
export function evaluateTemplate(
  nodes: readonly TemplateNode[],
  root: unknown,
): unknown[] {
  return nodes.flatMap(node => {
    switch (node.type) {
      case 'text':
        return [];
      case 'value':
        return evaluatePath(node.path, root);
      default:
        return evaluatePath(node.path, root).flatMap(item =>
          evaluateTemplate(node.body, item),
        );
    }
  });
}
