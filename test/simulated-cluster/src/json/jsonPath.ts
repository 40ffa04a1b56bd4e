import { isJsonObject } from './read';

type Step = (values: unknown[]) => unknown[];

const STEP =
  /^\.([A-Za-z0-9_-]+)|^\['((?:[^'\\]|\\.)*)'\]|^\[(\*)\]|^\[(\d+)\]|^\[\?\(@\.([\w.]+)\s*==\s*(?:'([^']*)'|"([^"]*)"|(\w+))\)\]/;

/**
 * The part of JSONPath that printer columns of custom resource definitions use: fields, quoted
 * fields, `[*]`, an index, and a filter for equality.
 */
export function compileJsonPath(path: string): (value: unknown) => unknown[] {
  const steps: Step[] = [];
  let rest = path;
  while (rest) {
    const match = STEP.exec(rest);
    if (!match) {
      throw new Error(`Cannot read the JSONPath "${path}" from "${rest}" on`);
    }
    steps.push(toStep(match));
    rest = rest.slice(match[0].length);
  }
  return value => steps.reduce((values, step) => step(values), [value]);
}

function toStep(match: RegExpExecArray): Step {
  const [, field, quoted, all, index, filtered, single, double, word] = match;
  if (all) {
    return values => values.flatMap(v => (Array.isArray(v) ? v : []));
  }
  if (index) {
    return values =>
      values.flatMap(v =>
        Array.isArray(v) ? v.slice(+index, +index + 1) : [],
      );
  }
  if (filtered) {
    const wanted = single ?? double ?? word;
    const read = fieldSteps(filtered.split('.'));
    return values =>
      values
        .flatMap(v => (Array.isArray(v) ? v : []))
        .filter(item => read([item]).some(found => String(found) === wanted));
  }
  return fieldSteps([field ?? quoted?.replace(/\\(.)/g, '$1') ?? '']);
}

function fieldSteps(fields: string[]): Step {
  return values =>
    fields.reduce(
      (current, field) =>
        current.flatMap(v =>
          isJsonObject(v) && v[field] !== undefined ? [v[field]] : [],
        ),
      values,
    );
}
