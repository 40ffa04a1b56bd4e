import { plainTextOf } from './oneLine';

/** Text in a paragraph or a table cell of Markdown, in which it marks nothing up. */
export function markdownText(value: unknown): string {
  return plainTextOf(value, 'a page')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#&]/g, '\\$&');
}
