/**
 * Text that stays text in YAML without quotes, in 1.1 as in 1.2: no number, date, boolean, null or
 * sexagesimal of any parser starts like it.
 */
const PLAIN = /^[a-z/][\w./-]*(:[\w./-]+)*$/i;
const WORDS_OF_YAML = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/**
 * A value on one line of YAML: text is quoted where it could be taken for something else, lists
 * and maps are written in flow style.
 */
export function yamlValue(value: unknown): string {
  if (typeof value === 'string') {
    return PLAIN.test(value) && !WORDS_OF_YAML.test(value)
      ? value
      : quoted(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(yamlValue).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${yamlValue(key)}: ${yamlValue(item)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value ?? null);
}

/** JSON's quoting is YAML's, but for the line ends of Unicode, which YAML 1.1 folds. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029]/g,
    end => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
