import { TemplateError } from '../TemplateError';

type Values = Readonly<Record<string, unknown>>;

const LONGEST = 8;
/** Names of an object that are not its own. */
const NOT_A_NAME = new Set(['__proto__', 'constructor', 'prototype']);

/** @throws TemplateError of what is no name of a field, e.g. `gpu.pool` */
export function parseFieldPath(text: string): string[] {
  const path = text.split('.');
  if (
    path.length > LONGEST ||
    path.some(name => name === '' || NOT_A_NAME.has(name))
  ) {
    throw new TemplateError(
      `${JSON.stringify(text)} names no field`,
      undefined,
      'usage',
    );
  }
  return path;
}

export function valueAt(values: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Values)[name]
        : undefined,
    values,
  );
}

/** The values with one more; those given stay as they are. */
export function withValue(
  values: Values,
  [name, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (name === undefined) {
    return { ...values };
  }
  const before = valueAt(values, [name]);
  const inner =
    typeof before === 'object' && before !== null && !Array.isArray(before)
      ? (before as Values)
      : {};
  return {
    ...values,
    [name]: rest.length > 0 ? withValue(inner, rest, value) : value,
  };
}
