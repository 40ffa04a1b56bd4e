import type { Screen } from '../../terminal/Screen';
import type { GpuNodeRow } from '../../views/gpu/gpuNodeRow';
import { printLine, span } from '../line';
import { type Column, printTable } from '../table';
import { amountsBar, amountsLegend } from './amountsBar';
import { devicesBar, devicesLegend } from './devicesBar';
import { clusterColumn, numberColumn, textColumn } from './gpuColumn';
import {
  deviceText,
  type GpuTableOptions,
  hasColumn,
  isNarrow,
  screenFor,
} from './GpuTableOptions';

/** Nodes, device by device where telemetry tells of them. */
export function printGpuNodes(
  rows: readonly GpuNodeRow[],
  options: GpuTableOptions,
): string {
  if (rows.length === 0) {
    return '';
  }
  const screen = screenFor(options);
  const table = printTable(nodeColumns({ ...options, screen }), rows, {
    screen,
    headers: options.headers,
  });
  return hasColumn(table, 'DEVICES') && options.headers
    ? `${table}${legend(rows, screen)}`
    : table;
}

/** Devices that a line has room for. */
const MOST = 16;
const MOST_NARROW = 8;

type Row = GpuNodeRow;

function nodeColumns({ screen, wide, clusters }: GpuTableOptions) {
  const columns: Column<Row>[] = [
    ...clusterColumn<Row>(clusters),
    textColumn('NODE', row => row.node, {
      narrowTo: 16,
      squeezeTo: 10,
      cut: 'middle',
    }),
    textColumn('POOL', row => row.pool, {
      narrowTo: 12,
      drop: 3,
      cut: 'middle',
    }),
    textColumn('DEVICE', row => deviceText(row.device, screen), {
      narrowTo: 14,
      cut: 'middle',
    }),
    textColumn('TYPE', row => row.capacityType, { drop: 1 }),
    ...(screen.symbols ? [devicesColumn(screen)] : []),
    numberColumn('TOTAL', row => row.total),
    numberColumn('HELD', row => row.held),
    numberColumn('USED', row => row.used, 'good'),
    numberColumn('IDLE', row => row.idle, 'warning'),
    numberColumn('FREE', row => row.free),
    numberColumn('OUT', row => row.out, 'bad'),
    ...(wide ? wideColumns() : []),
    {
      title: 'STATE',
      cell: row => [span(row.state, row.isAvailable ? undefined : 'bad')],
      narrowTo: 8,
    },
  ];
  return columns;
}

function devicesColumn(screen: Screen): Column<Row> {
  const most = isNarrow(screen) ? MOST_NARROW : MOST;
  return {
    title: 'DEVICES',
    cell: ({ cells, parts, total }) =>
      cells.length > 0
        ? devicesBar(cells, { screen, most })
        : amountsBar(parts, {
            screen,
            cells: Math.min(most, Math.ceil(Number(total))),
          }),
    drop: 4,
  };
}

function legend(rows: readonly Row[], screen: Screen): string {
  const byAmounts = rows.filter(({ cells }) => cells.length === 0);
  return [
    byAmounts.length < rows.length
      ? printLine([span(devicesLegend(screen), 'quiet')], screen)
      : '',
    byAmounts.length > 0
      ? printLine(
          amountsLegend(
            byAmounts.map(({ parts }) => parts),
            screen,
          ),
          screen,
        )
      : '',
  ].join('');
}

function wideColumns(): Column<Row>[] {
  return [
    textColumn('RESOURCE', row => row.resource),
    textColumn('INSTANCE', row => row.instanceType),
    textColumn('TAINTS', row => row.taints),
  ];
}
