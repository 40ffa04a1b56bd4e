import { Document, isScalar, Scalar, visit } from 'yaml';
import { escapeUnseen } from '../terminal/printable';

/** YAML as kubectl writes it: lists at the level of their key, nothing folded. */
export function printYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, (_, node) => {
    // Only double quotes have escapes for what must not reach a terminal as it is.
    if (
      isScalar(node) &&
      typeof node.value === 'string' &&
      isUnsafe(node.value)
    ) {
      node.type = Scalar.QUOTE_DOUBLE;
    }
  });
  return escapeUnseen(
    document.toString({ indentSeq: false, lineWidth: 0, minContentWidth: 0 }),
  );
}

function isUnsafe(text: string): boolean {
  return text.includes('\n') || escapeUnseen(text) !== text;
}
