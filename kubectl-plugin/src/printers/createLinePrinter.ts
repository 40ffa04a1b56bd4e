import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import {
  customColumnCell,
  parseCustomColumns,
} from '../jsonpath/customColumns';
import { evaluateTemplate } from '../jsonpath/evaluateTemplate';
import { parseTemplate } from '../jsonpath/parseTemplate';
import { renderTemplate } from '../jsonpath/renderTemplate';
import { fleetRow } from '../views/fleetView';
import { span } from './line';
import { layoutFleet } from './printFleet';
import { printJsonLine } from './printJson';
import { printNames } from './printNames';
import type { StatusPrinterOptions } from './StatusPrinter';
import { layoutTable } from './table';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** Model services one after the other, as they change. */
export interface LinePrinter {
  header(): string;
  /** empty when this output format would show the same line again */
  line(type: ChangeType, service: ModelService, now: Date): string;
}

/** The printer of a stream in an output format; `initial` sets the widths of its columns. */
export async function createLinePrinter(
  options: StatusPrinterOptions,
  initial: readonly ModelService[],
  { events }: { events: boolean },
): Promise<LinePrinter> {
  const { output } = options;
  switch (output.kind) {
    case 'json':
      return stream((type, service) =>
        printJsonLine(events ? { type, object: service } : service),
      );
    case 'yaml': {
      const { printYaml } = await import('./printYaml');
      return stream(
        (type, service) =>
          `---\n${printYaml(events ? { type, object: service } : service)}`,
      );
    }
    case 'name':
      return stream((_, service) => printNames([service]));
    case 'jsonpath': {
      const template = parseTemplate(output.template);
      return stream((_, service) => renderTemplate(template, service));
    }
    case 'jsonpath-as-json': {
      const template = parseTemplate(output.template);
      return stream((_, service) =>
        printJsonLine(evaluateTemplate(template, service)),
      );
    }
    case 'custom-columns':
      return columnStream(output.template, options, initial);
    default:
      return tableStream(options, initial);
  }
}

function stream(
  line: (type: ChangeType, service: ModelService) => string,
): LinePrinter {
  return { header: () => '', line };
}

function columnStream(
  spec: string,
  { screen, headers }: StatusPrinterOptions,
  initial: readonly ModelService[],
): LinePrinter {
  const columns = parseCustomColumns(spec).map(column => ({
    title: column.title,
    cell: (service: ModelService) => [span(customColumnCell(column, service))],
  }));
  const layout = layoutTable(columns, initial, {
    ...screen,
    color: false,
    width: undefined,
  });
  return {
    header: () => (headers ? layout.header() : ''),
    line: (_, service) => layout.row(service),
  };
}

function tableStream(
  options: StatusPrinterOptions,
  initial: readonly ModelService[],
): LinePrinter {
  const now = new Date(0);
  const layout = layoutFleet(
    initial.map(service => ({ ...fleetRow(service, now), age: '10d10h' })),
    { ...options, wide: options.output.kind === 'wide' },
  );
  const last = new Map<string, string>();
  return {
    header: () => (options.headers ? layout.header() : ''),
    line(type, service, at) {
      const row = fleetRow(service, at);
      // An object may change in what no column shows, and an age always does.
      const same = JSON.stringify({ ...row, age: '' });
      if (type !== 'DELETED' && last.get(row.id) === same) {
        return '';
      }
      last.set(row.id, same);
      return layout.row(
        type === 'DELETED' ? { ...row, reason: 'Deleted', message: '' } : row,
      );
    },
  };
}
