import type { OutputFormat } from '../cli/OutputFormat';
import {
  customColumnCell,
  parseCustomColumns,
} from '../jsonpath/customColumns';
import { evaluateTemplate } from '../jsonpath/evaluateTemplate';
import { parseTemplate } from '../jsonpath/parseTemplate';
import { renderTemplate } from '../jsonpath/renderTemplate';
import { printable } from '../terminal/printable';
import { plainScreen } from '../terminal/Screen';
import { span } from './line';
import { printDocument } from './printDocument';
import { printJson } from './printJson';
import { printTable } from './table';

/** One thing in all the formats that `-o` knows. */
export interface Formattable<Item> {
  /** of json, yaml and jsonpath */
  document: unknown;
  /** of name and custom-columns, a line each */
  items: readonly Item[];
  nameOf(item: Item): string;
  headers: boolean;
  /** for people */
  table(): string;
}

/** Throws JsonPathError when a template is wrong. */
export async function formattedText<Item>(
  output: Exclude<OutputFormat, { path: string }>,
  { document, items, nameOf, headers, table }: Formattable<Item>,
): Promise<string> {
  switch (output.kind) {
    case 'json':
    case 'yaml':
      return printDocument(document, output.kind);
    case 'name':
      return items.map(item => `${printable(nameOf(item))}\n`).join('');
    case 'jsonpath':
      return renderTemplate(parseTemplate(output.template), document);
    case 'jsonpath-as-json':
      return printJson(
        evaluateTemplate(parseTemplate(output.template), document),
      );
    case 'custom-columns': {
      const columns = parseCustomColumns(output.template).map(column => ({
        title: column.title,
        cell: (item: Item) => [span(customColumnCell(column, item))],
      }));
      return printTable(columns, items, { screen: plainScreen, headers });
    }
    default:
      return table();
  }
}
