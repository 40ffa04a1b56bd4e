import type { LabelRequirement, LabelSelector } from './labelSelector';

/**
 * A selector in the words of a request's `labelSelector`; undefined where it selects nothing, or
 * says something that no request can: then it must not become the empty text, which selects all.
 */
export function formatLabelSelector(
  selector: LabelSelector | undefined,
): string | undefined {
  const parts = [
    ...Object.entries(selector?.matchLabels ?? {}).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...(selector?.matchExpressions ?? []).map(formatRequirement),
  ];
  return parts.length === 0 || parts.includes(undefined)
    ? undefined
    : parts.join(',');
}

function formatRequirement({
  key,
  operator,
  values,
}: LabelRequirement): string | undefined {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return undefined;
  }
}
