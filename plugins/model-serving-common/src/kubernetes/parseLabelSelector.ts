import type { LabelRequirement, LabelSelector } from './labelSelector';

/** A selector as text that does not say what it selects. */
export interface SelectorProblem {
  problem: string;
}

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const SET_BASED = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUALITY = /^([^\s=!]+)\s*(==|=|!=)\s*(\S*)$/;

/** Whether a label of this key may exist. */
export function isLabelKey(key: string): boolean {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  return (
    NAME.test(name) &&
    (prefix === undefined || PREFIX.test(prefix)) &&
    more.length === 0
  );
}

/**
 * A label selector as `kubectl -l` takes it: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`,
 * `a`, `!a`, joined by commas. What an API server would refuse is a problem here too; the empty
 * selector, which selects everything, is one without requirements.
 */
export function parseLabelSelector(
  text: string,
): LabelSelector | SelectorProblem {
  const matchExpressions: LabelRequirement[] = [];
  if (text.trim() === '') {
    return { matchLabels: {}, matchExpressions };
  }
  // Commas within parentheses separate values, the others requirements.
  for (const part of text.split(/,(?![^()]*\))/)) {
    const requirement = parseRequirement(part.trim());
    if ('problem' in requirement) {
      return requirement;
    }
    matchExpressions.push(requirement);
  }
  return { matchLabels: {}, matchExpressions };
}

function parseRequirement(text: string): LabelRequirement | SelectorProblem {
  const requirement = read(text);
  const { key, values } = requirement;
  if (!isLabelKey(key)) {
    return { problem: `"${text}" is no requirement on a label` };
  }
  const wrong = values.find(value => value !== '' && !NAME.test(value));
  return wrong === undefined
    ? requirement
    : { problem: `"${wrong}" in "${text}" is no value that a label can have` };
}

function read(text: string): LabelRequirement {
  const [, setKey, setOperator, list = ''] = SET_BASED.exec(text) ?? [];
  if (setKey !== undefined) {
    return {
      key: setKey,
      operator: setOperator === 'in' ? 'In' : 'NotIn',
      values: list.split(',').map(value => value.trim()),
    };
  }
  const [, key, operator, value = ''] = EQUALITY.exec(text) ?? [];
  if (key !== undefined) {
    return {
      key,
      operator: operator === '!=' ? 'NotIn' : 'In',
      values: [value],
    };
  }
  return text.startsWith('!')
    ? { key: text.slice(1).trim(), operator: 'DoesNotExist', values: [] }
    : { key: text, operator: 'Exists', values: [] };
}
