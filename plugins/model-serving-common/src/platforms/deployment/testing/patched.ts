interface Operation {
  op: string;
  path: string;
  value: unknown;
}

/** An object after a JSON patch, as an API server applies it; throws where a test does not hold. */
export function patched<T>(object: T, patch: unknown): T {
  const result = structuredClone(object);
  for (const { op, path, value } of patch as Operation[]) {
    const steps = path.split('/').slice(1);
    const last = steps.pop() ?? '';
    let holder = result as Record<string, unknown>;
    for (const step of steps) {
      holder = holder[step] as Record<string, unknown>;
    }
    if (op === 'test' && holder[last] !== value) {
      throw new Error(`${path} is ${String(holder[last])}, not ${value}`);
    }
    if (op === 'replace' && !(last in holder)) {
      throw new Error(`${path} is not there to be replaced`);
    }
    if (op !== 'test') {
      holder[last] = value;
    }
  }
  return result;
}
