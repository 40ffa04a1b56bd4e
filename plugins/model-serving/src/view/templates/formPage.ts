/** What one page of a form asks for: titles by the names of its fields. */
export type FormPage = ReadonlyMap<string, string>;

/** Schemas are as deep as their authors nest questions in questions. */
const DEEPEST = 8;

/** The fields of a page, those included that only some answers make it ask for. */
export function formPage(schema: unknown): FormPage {
  const titles = new Map<string, string>();
  collect(schema, titles, DEEPEST);
  return titles;
}

function collect(
  schema: unknown,
  titles: Map<string, string>,
  depth: number,
): void {
  const fields = recordOf(schema);
  if (depth === 0) {
    return;
  }
  for (const [name, property] of Object.entries(recordOf(fields.properties))) {
    const { title } = recordOf(property);
    if (!titles.has(name) || typeof title === 'string') {
      titles.set(name, typeof title === 'string' ? title : name);
    }
  }
  const parts = [
    ...Object.values(recordOf(fields.dependencies)),
    ...[fields.oneOf, fields.anyOf, fields.allOf].flatMap(list =>
      Array.isArray(list) ? list : [],
    ),
    fields.then,
    fields.else,
  ];
  for (const part of parts) {
    collect(part, titles, depth - 1);
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
