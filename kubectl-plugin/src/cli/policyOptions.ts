import { Option } from 'commander';
import type { PolicyFlags } from './Operation';

/**
 * What may be demanded of a canary, by the names of the annotations. What a value means is read
 * with the command that needs it: the start of all others is not to pay for that.
 */
const FLAGS: ReadonlyArray<
  [name: keyof PolicyFlags, value: string, description: string]
> = [
  ['rule', 'rule', 'evidence, or threshold: by limits, as scripts have them'],
  ['error-budget', 'share', 'requests that may fail, such as 2%'],
  [
    'latency-objective',
    'objective',
    'what only so many may exceed, such as p99<500ms',
  ],
  ['tolerated-ratio', 'ratio', 'odds of faults up to which it is no worse'],
  [
    'unacceptable-ratio',
    'ratio',
    'odds of faults from which it must not be promoted',
  ],
  ['minimum-observation', 'duration', 'promote no sooner'],
  ['maximum-observation', 'duration', 'expect nothing more after this long'],
  ['minimum-requests', 'count', 'to the canary, before it is promoted'],
  ['burn-in', 'duration', 'how long latencies are not weighed'],
  [
    'required',
    'metrics',
    'without which nothing is promoted, such as errors,latency',
  ],
  [
    'means-suffice',
    'true|false',
    'whether a mean is enough where no histogram of latency is told',
  ],
];

const GROUP = 'Policy (before annotations and settings):';

export function policyOptions(): Option[] {
  return FLAGS.map(([name, value, description]) =>
    new Option(`--${name} <${value}>`, description).helpGroup(GROUP),
  );
}

/** What was given of them, from what commander parsed. */
export function readPolicyFlags(options: Record<string, unknown>): PolicyFlags {
  return Object.fromEntries(
    FLAGS.flatMap(([name]) => {
      const value = options[camelCased(name)];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function camelCased(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
