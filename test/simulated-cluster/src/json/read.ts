import type { JsonObject } from './KubeObject';

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a path of fields; undefined where any of them is missing. */
export function valueAt(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const field of path) {
    if (!isJsonObject(current)) {
      return undefined;
    }
    current = current[field];
  }
  return current;
}

export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(
  value: unknown,
  ...path: string[]
): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function objectAt(
  value: unknown,
  ...path: string[]
): JsonObject | undefined {
  const found = valueAt(value, ...path);
  return isJsonObject(found) ? found : undefined;
}

/** A condition of `status.conditions` by its type. */
export function conditionOf(
  object: unknown,
  type: string,
): JsonObject | undefined {
  return listAt(object, 'status', 'conditions').find(
    (condition): condition is JsonObject =>
      isJsonObject(condition) && condition.type === type,
  );
}
