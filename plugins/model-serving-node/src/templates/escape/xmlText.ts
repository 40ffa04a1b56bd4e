import { plainTextOf } from './oneLine';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text of an XML element or attribute.
 *
 * @throws Error of a control character, which XML 1.0 cannot hold even as an entity
 */
export function xmlText(value: unknown): string {
  const text = plainTextOf(value, 'XML');
  if (/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF\p{Cs}]/u.test(text)) {
    throw new Error('XML has no text with a control character');
  }
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
}
