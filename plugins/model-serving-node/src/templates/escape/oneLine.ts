/**
 * The text of a plain value, for a place that has one line.
 *
 * @throws Error where it has more, which would begin a new instruction there
 */
export function oneLine(value: unknown, place: string): string {
  const text = plainTextOf(value, place);
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) {
    throw new Error(
      `${JSON.stringify(
        text,
      )} has a line end or a control character, which ${place} cannot hold`,
    );
  }
  return text;
}

/** @throws Error of what is no text, number or boolean */
export function plainTextOf(value: unknown, place: string): string {
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return String(value);
  }
  throw new Error(
    value === undefined || value === null
      ? `a value for ${place} is missing`
      : `${JSON.stringify(value)} is no text for ${place}`,
  );
}
