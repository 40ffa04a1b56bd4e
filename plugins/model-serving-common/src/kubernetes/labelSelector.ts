import type { FieldReader } from './FieldReader';

/** @public */
export interface LabelRequirement {
  key: string;
  operator: string;
  values: string[];
}

/** @public */
export interface LabelSelector {
  matchLabels: Record<string, string>;
  matchExpressions: LabelRequirement[];
}

/** @public */
export function readLabelSelector(
  selector: FieldReader,
): LabelSelector | undefined {
  if (!selector.exists) {
    return undefined;
  }
  return {
    matchLabels: selector.at('matchLabels').stringMap(),
    matchExpressions: selector
      .at('matchExpressions')
      .list()
      .map(readRequirement),
  };
}

export function readRequirement(field: FieldReader): LabelRequirement {
  return {
    key: field.at('key').string() ?? '',
    operator: field.at('operator').string() ?? '',
    values: field
      .at('values')
      .list()
      .map(value => value.string() ?? ''),
  };
}

/**
 * Whether the labels satisfy a selector. An empty selector matches everything and an absent one
 * nothing, as the API defines them; an operator we do not know matches nothing, since claiming
 * another workload's pods is worse than showing none.
 *
 * @public
 */
export function matchesSelector(
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    selector !== undefined &&
    includesLabels(labels, selector.matchLabels) &&
    selector.matchExpressions.every(r => satisfies(r, labels))
  );
}

/**
 * Whether all of `wanted` are among `labels`. For a Service, whose empty selector selects
 * nothing, check for emptiness first.
 *
 * @public
 */
export function includesLabels(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function satisfies(
  { key, operator, values }: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
