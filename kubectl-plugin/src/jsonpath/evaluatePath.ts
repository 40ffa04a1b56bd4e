import {
  type Filter,
  JsonPathError,
  type Operand,
  type Path,
  type Slice,
  type Step,
} from './syntax';

/**
 * All values a path leads to, in order. A missing field leads nowhere; an index beyond a list is
 * an error, as kubectl has it. Throws JsonPathError.
 */
export function evaluatePath(path: Path, root: unknown): unknown[] {
  return path.reduce<unknown[]>(
    (values, step) => values.flatMap(value => takeStep(step, value)),
    [root],
  );
}

function takeStep(step: Step, value: unknown): unknown[] {
  switch (step.type) {
    case 'field':
      return isMap(value) && Object.hasOwn(value, step.name)
        ? [value[step.name]]
        : [];
    case 'wildcard':
      return children(value);
    case 'descend':
      return descend(value);
    case 'slice':
      return slice(step.slice, value);
    case 'union':
      return step.paths.flatMap(path => evaluatePath(path, value));
    default:
      return filter(step.filter, value);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value)
    : [];
}

/** The value and everything below it that has children. */
function descend(value: unknown): unknown[] {
  const below = children(value);
  return below.length > 0 ? [value, ...below.flatMap(descend)] : [];
}

function slice(range: Slice, value: unknown): unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new JsonPathError(`JSONPath: ${kindOf(value)} is not a list`);
  }
  const { length } = value;
  if ('index' in range) {
    const index = fromEnd(range.index, length);
    checkBounds(index, length);
    return [value[index]];
  }
  const from = fromEnd(range.from ?? 0, length);
  const to = fromEnd(range.to ?? length, length);
  if (from === to) {
    return [];
  }
  if (from > to) {
    throw new JsonPathError(
      `JSONPath: starting index ${from} is greater than ending index ${to}`,
    );
  }
  checkBounds(from, length);
  checkBounds(to - 1, length);
  return value
    .slice(from, to)
    .filter((_: unknown, offset: number) => offset % range.step === 0);
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? index + length : index;
}

function checkBounds(index: number, length: number): void {
  if (index < 0 || index >= length) {
    throw new JsonPathError(
      `JSONPath: array index out of bounds: index ${index}, length ${length}`,
    );
  }
}

function filter(condition: Filter, value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new JsonPathError(
      `JSONPath: ${kindOf(value)} is not a list and cannot be filtered`,
    );
  }
  return value.filter(item => holds(condition, item));
}

function holds({ left, comparison, right }: Filter, item: unknown): boolean {
  const leftValues = operand(left, item);
  if (comparison === 'exists') {
    return leftValues.length > 0;
  }
  const rightValues = operand(right, item);
  if (leftValues.length > 1 || rightValues.length > 1) {
    throw new JsonPathError(
      'JSONPath: a filter can only compare one value with one other',
    );
  }
  const [a] = leftValues;
  const [b] = rightValues;
  // A missing field equals nothing and is not unlike anything either.
  return a !== undefined && b !== undefined && compare(a, comparison, b);
}

function operand(side: Operand, item: unknown): unknown[] {
  return side.type === 'literal' ? [side.value] : evaluatePath(side.path, item);
}

function compare(
  a: unknown,
  comparison: Filter['comparison'],
  b: unknown,
): boolean {
  if (comparison === '==' || comparison === '!=') {
    return (a === b) === (comparison === '==');
  }
  if (!isOrdered(a) || typeof a !== typeof b) {
    throw new JsonPathError(
      `JSONPath: cannot compare ${kindOf(a)} with ${kindOf(
        b,
      )} by ${comparison}`,
    );
  }
  const order = a as number;
  const other = b as number;
  switch (comparison) {
    case '<':
      return order < other;
    case '<=':
      return order <= other;
    case '>':
      return order > other;
    default:
      return order >= other;
  }
}

function isOrdered(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return isMap(value) ? 'a map' : `a ${typeof value}`;
}
