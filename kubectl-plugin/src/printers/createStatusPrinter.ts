import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import {
  customColumnCell,
  parseCustomColumns,
} from '../jsonpath/customColumns';
import { evaluateTemplate } from '../jsonpath/evaluateTemplate';
import { parseTemplate } from '../jsonpath/parseTemplate';
import { renderTemplate } from '../jsonpath/renderTemplate';
import { fleetRow } from '../views/fleetView';
import { serviceView } from '../views/serviceView';
import { span } from './line';
import { printFleet } from './printFleet';
import { printJson } from './printJson';
import { printNames } from './printNames';
import { printService } from './printService';
import {
  documentOf,
  type StatusPrinter,
  type StatusPrinterOptions,
} from './StatusPrinter';
import { printTable } from './table';

/** The printer of an output format. Throws JsonPathError when its template is wrong. */
export async function createStatusPrinter(
  options: StatusPrinterOptions,
): Promise<StatusPrinter> {
  const { output } = options;
  switch (output.kind) {
    case 'json':
      return { print: list => printJson(documentOf(list, options)) };
    case 'yaml': {
      const { printYaml } = await import('./printYaml');
      return { print: list => printYaml(documentOf(list, options)) };
    }
    case 'name':
      return { print: list => printNames(list.items) };
    case 'jsonpath':
    case 'jsonpath-as-json':
      return templatePrinter(output, options);
    case 'custom-columns':
      return columnsPrinter(output.template, options);
    default:
      return options.single ? treePrinter(options) : tablePrinter(options);
  }
}

function templatePrinter(
  output: { kind: 'jsonpath' | 'jsonpath-as-json'; template: string },
  options: StatusPrinterOptions,
): StatusPrinter {
  const template = parseTemplate(output.template);
  return {
    print: list =>
      output.kind === 'jsonpath'
        ? renderTemplate(template, documentOf(list, options))
        : printJson(evaluateTemplate(template, documentOf(list, options))),
  };
}

function columnsPrinter(
  spec: string,
  { screen, headers }: StatusPrinterOptions,
): StatusPrinter {
  const columns = parseCustomColumns(spec).map(column => ({
    title: column.title,
    cell: (service: ModelService) => [span(customColumnCell(column, service))],
  }));
  // The user chose the columns: none is left out or cut.
  const unlimited = { ...screen, color: false, width: undefined };
  return {
    print: list =>
      printTable(columns, list.items, { screen: unlimited, headers }),
  };
}

function tablePrinter(options: StatusPrinterOptions): StatusPrinter {
  const wide = options.output.kind === 'wide';
  return {
    print: (list, now) =>
      printFleet(
        list.items.map(service => fleetRow(service, now)),
        { ...options, wide },
      ),
  };
}

function treePrinter(options: StatusPrinterOptions): StatusPrinter {
  const wide = options.output.kind === 'wide';
  const screen = wide
    ? { ...options.screen, width: undefined }
    : options.screen;
  return {
    print: (list, now) =>
      list.items
        .map(service =>
          printService(
            serviceView(service, {
              now,
              showCluster: options.clusters,
              wide,
            }),
            screen,
          ),
        )
        .join('\n'),
  };
}
