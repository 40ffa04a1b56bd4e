import type { CanaryOperation } from '../../../cli/Operation';

const HOUR_MS = 3_600_000;

/** The words after `kubectl-model` by which a gate judges in the cluster. */
export function gateCommand(
  operation: CanaryOperation,
  more: readonly string[],
): string[] {
  const { target, namespace, prometheus, prometheusTokenFile } = operation;
  const flag = (name: string, value: string | undefined) =>
    value === undefined ? [] : [name, value];
  return [
    'canary',
    [target?.type, target?.name].filter(Boolean).join('/'),
    ...flag('-n', namespace),
    ...flag('--prometheus', prometheus),
    ...flag('--prometheus-token-file', prometheusTokenFile),
    ...flag('--since', durationText(operation.sinceMs)),
    ...Object.entries(operation.policy).flatMap(([name, value]) =>
      flag(`--${name}`, value),
    ),
    ...more,
  ];
}

/** Watching that ends by itself: a pod that waits for ever would be forgotten. */
export function watching({ timeoutMs = HOUR_MS }: CanaryOperation): string[] {
  return ['--watch', '--timeout', durationText(timeoutMs) ?? ''];
}

function durationText(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : `${Math.ceil(ms / 1000)}s`;
}

/** A command line for `sh -c`, in which code 8 is well: nothing is decided yet. */
export function undecidedIsWell(words: readonly string[]): string {
  return `${words.map(shellWord).join(' ')} || test $? -eq 8`;
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replace(/'/g, `'\\''`)}'`;
}
