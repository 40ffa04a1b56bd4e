/**
 * What a field may hold: text, a number, a boolean, a list of one shape, fields by name (`*`: any
 * others, too; a name ending in `!` has to be there), or anything at all.
 */
export type Shape =
  | 'any'
  | 'text'
  | 'number'
  | 'boolean'
  | readonly [Shape]
  | { readonly [field: string]: Shape };

/** Fields that an API does not have, would not take, or misses. A cluster drops most of them silently. */
export function shapeProblems(
  value: unknown,
  shape: Shape,
  path: string,
): string[] {
  if (shape === 'any') {
    return [];
  }
  if (typeof shape === 'string') {
    const type = shape === 'text' ? 'string' : shape;
    return typeof value === type ? [] : [`${path} is no ${shape}`];
  }
  if (isList(shape)) {
    return Array.isArray(value)
      ? value.flatMap((item, index) =>
          shapeProblems(item, shape[0], `${path}[${index}]`),
        )
      : [`${path} is no list`];
  }
  return isObject(value)
    ? fieldProblems(value, shape, path)
    : [`${path} has no fields`];
}

function fieldProblems(
  value: Record<string, unknown>,
  shape: Record<string, Shape>,
  path: string,
): string[] {
  const needed = Object.keys(shape)
    .filter(name => name.endsWith('!'))
    .map(name => name.slice(0, -1))
    .filter(name => value[name] === undefined);
  return [
    ...needed.map(name => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, field]) => {
      const known = shape[name] ?? shape[`${name}!`] ?? shape['*'];
      return known === undefined
        ? [`${path}.${name} is no field`]
        : shapeProblems(field, known, `${path}.${name}`);
    }),
  ];
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
