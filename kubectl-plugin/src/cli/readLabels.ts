import { CommandError } from './CommandError';

/** `key=value` of a flag that may be repeated, or have several with commas. Throws CommandError. */
export function readLabels(
  flag: string,
  texts: readonly string[],
): Record<string, string> {
  const pairs = texts
    .flatMap(text => text.split(','))
    .map(text => {
      const [, key, value] = /^([^=\s]+)==?([^=\s]*)$/.exec(text) ?? [];
      if (key === undefined || value === undefined) {
        throw new CommandError(
          'usage',
          `${flag} takes key=value, not "${text}"`,
        );
      }
      return [key, value] as const;
    });
  return Object.fromEntries(pairs);
}
