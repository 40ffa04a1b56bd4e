import type { Labels } from './MetricSource';

/** What the value of a label is to match: a text, or as a whole a regular expression of RE2. */
export interface Matcher {
  label: string;
  pattern: string;
}

/** @returns a regular expression that matches one of these texts as a whole */
export function anyOf(texts: readonly string[]): string {
  const escaped = [...new Set(texts)].map(text =>
    text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'),
  );
  return escaped.length === 1 ? escaped[0] ?? '' : `(?:${escaped.join('|')})`;
}

export function matchersOf(labels: Labels): Matcher[] {
  return Object.entries(labels).map(([label, value]) => ({
    label,
    pattern: anyOf([value]),
  }));
}

/** Whether all hold, as Prometheus would say. */
export function matches(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every(({ label, pattern }) =>
    new RegExp(`^(?:${pattern})$`).test(labels[label] ?? ''),
  );
}

/** A selector of PromQL for series of any of these names. */
export function selector(
  names: readonly string[],
  matchers: readonly Matcher[],
): string {
  const all = [{ label: '__name__', pattern: anyOf(names) }, ...matchers];
  return `{${all
    .map(({ label, pattern }) => `${label}=~${JSON.stringify(pattern)}`)
    .join(',')}}`;
}

/** A question is a line of HTTP, which proxies bound; beyond, all that has the label is asked for. */
const LONGEST = 1_500;

/**
 * Matchers that let through whatever one of several would, and more: what is asked for at once
 * for many canaries is sorted out afterwards.
 */
export function widened(
  alternatives: ReadonlyArray<readonly Matcher[]>,
): Matcher[] {
  const patterns = new Map<string, Set<string>>();
  for (const { label, pattern } of alternatives.flat()) {
    patterns.set(label, (patterns.get(label) ?? new Set()).add(pattern));
  }
  return [...patterns].map(([label, of]) => {
    const pattern = [...of].join('|');
    return { label, pattern: pattern.length > LONGEST ? '.+' : pattern };
  });
}
