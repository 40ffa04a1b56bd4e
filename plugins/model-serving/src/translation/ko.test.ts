import koreanMessages from './ko';
import { messages } from './messages';

function flatten(nested: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

function placeholders(message: string): string[] {
  return [...message.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(m => m[1]!).sort();
}

const english = flatten(messages);
const korean: Record<string, string> = koreanMessages;

describe('Korean', () => {
  it('says everything that English says, and nothing else', () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(english))('%s', (key, message) => {
    const translation = korean[key] ?? '';
    expect(translation).not.toBe('');
    expect(placeholders(translation)).toEqual(placeholders(message));
  });
});
