import type { CanaryMetric } from '../../model/verdictTypes';
import type { CanaryPolicy } from './CanaryPolicy';
import { parseSeconds } from './parseSeconds';

/** What a service, a portal or a command line demands of canaries beside the defaults. @public */
export type GivenPolicy = Partial<CanaryPolicy>;

interface PolicyField {
  expected: string;
  read(text: string): GivenPolicy | undefined;
}

const RULES: readonly CanaryPolicy['rule'][] = ['evidence', 'threshold'];

const METRICS: readonly CanaryMetric[] = [
  'errors',
  'client-errors',
  'latency',
  'time-to-first-token',
  'inter-token-latency',
  'restarts',
];

/** What a person may demand, as text; docs/canary-verdict.md says the same. */
const FIELDS = {
  rule: {
    expected: RULES.join(' or '),
    read: text =>
      field(
        'rule',
        RULES.find(rule => rule === text),
      ),
  },
  'error-budget': {
    expected: 'a share of requests, e.g. 2% or 0.02',
    read: text => field('errorBudget', share(text)),
  },
  'latency-objective': {
    expected: 'a quantile and a time, e.g. p99<500ms',
    read: text => field('latencyObjective', objective(text)),
  },
  'tolerated-ratio': {
    expected: 'a number from 1, e.g. 1.2',
    read: text => field('toleratedRatio', ratio(text)),
  },
  'unacceptable-ratio': {
    expected: 'a number from 1, e.g. 2',
    read: text => field('unacceptableRatio', ratio(text)),
  },
  'minimum-observation': {
    expected: 'a duration, e.g. 10m',
    read: text => field('minimumSeconds', parseSeconds(text)),
  },
  'maximum-observation': {
    expected: 'a duration, e.g. 24h',
    read: text => field('maximumSeconds', parseSeconds(text)),
  },
  'minimum-requests': {
    expected: 'a whole number',
    read: text => field('minimumRequests', count(text)),
  },
  'burn-in': {
    expected: 'a duration, e.g. 60s',
    read: text => field('burnInSeconds', parseSeconds(text)),
  },
  required: {
    expected: `metrics out of ${METRICS.join(', ')}`,
    read: text => field('required', metrics(text)),
  },
  'means-suffice': {
    expected: 'true or false',
    read: text => field('meansSuffice', yesOrNo(text)),
  },
  'auto-rollback': {
    expected: 'true or false',
    read: text => field('autoRollback', yesOrNo(text)),
  },
} as const satisfies Readonly<Record<string, PolicyField>>;

/** What can be demanded, by its name in an annotation and as a flag. @public */
export type PolicyFieldName = keyof typeof FIELDS;

/** @public */
export const POLICY_FIELDS = Object.keys(FIELDS) as PolicyFieldName[];

/** What a field of a policy takes, for a person. @public */
export function policyFieldExpects(name: PolicyFieldName): string {
  return FIELDS[name].expected;
}

/** A field of a policy from its text; undefined where that makes none. @public */
export function readPolicyField(
  name: PolicyFieldName,
  text: string,
): GivenPolicy | undefined {
  return FIELDS[name].read(text.trim());
}

function field<K extends keyof CanaryPolicy>(
  key: K,
  value: CanaryPolicy[K] | undefined,
): GivenPolicy | undefined {
  return value === undefined ? undefined : { [key]: value };
}

function share(text: string): number | undefined {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
  const value = percent ? hundredth(digits) : Number(digits);
  return value > 0 && value < 1 ? value : undefined;
}

/** 99.9 % as 0.999, and not as the next number to it. */
function hundredth(digits = ''): number {
  return Number((Number(digits) / 100).toPrecision(12));
}

function ratio(text: string): number | undefined {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return value >= 1 ? value : undefined;
}

/** Anything else might be meant as either, and is told to be malformed. */
function yesOrNo(text: string): boolean | undefined {
  return text === 'true' || (text === 'false' ? false : undefined);
}

function count(text: string): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

function objective(text: string): CanaryPolicy['latencyObjective'] {
  const [, digits = '', time = ''] =
    /^p(\d{1,2}(?:\.\d+)?)\s*<=?\s*(.+)$/.exec(text) ?? [];
  const quantile = hundredth(digits);
  const seconds = parseSeconds(time);
  return quantile > 0 && quantile < 1 && seconds !== undefined && seconds > 0
    ? { quantile, seconds }
    : undefined;
}

/** All of them or nothing: a misspelt one would no longer be waited for. */
function metrics(text: string): CanaryMetric[] | undefined {
  const names = text.split(',').map(name => name.trim());
  const known = METRICS.filter(metric => names.includes(metric));
  return names.every(name => known.some(metric => metric === name))
    ? known
    : undefined;
}
