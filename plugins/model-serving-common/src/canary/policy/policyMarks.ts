import type { Malformed } from '../../kubernetes/FieldReader';
import type { Marks } from '../../kubernetes/marks';
import type { CanaryPolicy } from './CanaryPolicy';
import { parseSeconds } from './parseSeconds';

/** What a service demands of its canaries beside or instead of what the portal does. */
export type GivenPolicy = Partial<CanaryPolicy>;

interface PolicyMark {
  expected: string;
  read(text: string): GivenPolicy | undefined;
}

const PREFIX = 'modeldeck.io/canary-';

/** Annotations by which a service states its policy; docs/labels.md says the same. */
const MARKS: Readonly<Record<string, PolicyMark>> = {
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
};

/** The policy that annotations state, the first place with a key counting; and what is no policy. */
export function policyMarks(places: readonly Pick<Marks, 'annotations'>[]): {
  policy: GivenPolicy;
  malformed: Malformed[];
} {
  let policy: GivenPolicy = {};
  const malformed: Malformed[] = [];
  for (const [name, { expected, read }] of Object.entries(MARKS)) {
    const key = `${PREFIX}${name}`;
    const text = places
      .map(({ annotations }) => annotations[key]?.trim())
      .find(value => value);
    if (text === undefined) {
      continue;
    }
    const given = read(text);
    if (given) {
      policy = { ...policy, ...given };
    } else {
      malformed.push({ path: key, expected, got: text.slice(0, 40) });
    }
  }
  return { policy, malformed };
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
