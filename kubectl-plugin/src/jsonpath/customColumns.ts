import { printable } from '../terminal/printable';
import { evaluatePath } from './evaluatePath';
import { parseRelaxedPath } from './parsePath';
import { JsonPathError, type Path } from './syntax';

export interface CustomColumn {
  title: string;
  path: Path;
}

/** Reads `TITLE:.path,TITLE:.path`. Throws JsonPathError. */
export function parseCustomColumns(spec: string): CustomColumn[] {
  return splitOutsideBrackets(spec).map(part => {
    const at = part.indexOf(':');
    if (at <= 0 || at === part.length - 1) {
      throw new JsonPathError(
        `custom-columns: "${part}" is not TITLE:PATH, such as NAME:.name`,
      );
    }
    return {
      title: part.slice(0, at),
      path: parseRelaxedPath(part.slice(at + 1)),
    };
  });
}

/** The text of one cell: several values with commas, `<none>` for nothing. */
export function customColumnCell(column: CustomColumn, item: unknown): string {
  const values = evaluatePath(column.path, item);
  return values.length === 0
    ? '<none>'
    : printable(values.map(formatValue).join(','));
}

/** Lists and maps as Go prints them, which is what kubectl's columns show. */
function formatValue(value: unknown): string {
  if (value === null) {
    return '<none>';
  }
  if (Array.isArray(value)) {
    return `[${value.map(formatValue).join(' ')}]`;
  }
  if (typeof value === 'object') {
    const fields = Object.entries(value as object)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${key}:${formatValue(field)}`);
    return `map[${fields.join(' ')}]`;
  }
  return String(value);
}

/** A comma within `[…]` or quotes belongs to a path. */
function splitOutsideBrackets(spec: string): string[] {
  const parts = spec.match(/(?:\[(?:'[^']*'|"[^"]*"|[^\]])*\]|[^,[])+/g);
  return parts ?? [spec];
}
