/** Flags without a value, by every name they have. */
export const booleanFlags = new Set([
  '-A',
  '--all-namespaces',
  '--all-contexts',
  '-w',
  '--watch',
  '--output-watch-events',
  '--no-headers',
  '--insecure-skip-tls-verify',
  '--client',
  '-y',
  '--yes',
  '--full',
  '-h',
  '--help',
]);

/**
 * Spells arguments the way the parser expects where kubectl's parser accepts more: `-o=json`,
 * `--watch=true`, `--no-headers=false`. Throws an Error whose message is for the user.
 */
export function normalizeArguments(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  const rest = end < 0 ? [] : argv.slice(end);
  return [...flags.flatMap(normalizeArgument), ...rest];
}

function normalizeArgument(argument: string): string[] {
  const [, flag, value] = /^(-[A-Za-z]|--[^=]+)=(.*)$/s.exec(argument) ?? [];
  if (flag === undefined || value === undefined) {
    return [argument];
  }
  if (booleanFlags.has(flag)) {
    return isTrue(flag, value) ? [flag] : [];
  }
  return flag.startsWith('--') ? [argument] : [flag, value];
}

function isTrue(flag: string, value: string): boolean {
  if (value !== 'true' && value !== 'false') {
    throw new Error(`${flag} is true or false, not "${value}"`);
  }
  return value === 'true';
}
