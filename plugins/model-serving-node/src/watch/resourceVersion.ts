const DECIMAL = /^[1-9]\d*$/;

/**
 * Whether a resourceVersion lies before another. Versions are comparable where they are decimal
 * numbers, as those of the built-in storage are (KEP-5504); others never count as older.
 */
export function isOlder(version: string, than: string | undefined): boolean {
  if (than === undefined || !DECIMAL.test(version) || !DECIMAL.test(than)) {
    return false;
  }
  return version.length === than.length
    ? version < than
    : version.length < than.length;
}
