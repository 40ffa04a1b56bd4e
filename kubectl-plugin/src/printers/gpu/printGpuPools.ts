import type { GpuPoolRow } from '../../views/gpu/gpuPoolRow';
import type { Screen } from '../../terminal/Screen';
import { printLine, span } from '../line';
import { type Column, printTable } from '../table';
import { amountsBar, amountsLegend } from './amountsBar';
import { clusterColumn, numberColumn, textColumn } from './gpuColumn';
import {
  deviceText,
  type GpuTableOptions,
  hasColumn,
  isNarrow,
  screenFor,
} from './GpuTableOptions';

/** Pools, a line for each kind of device in them. */
export function printGpuPools(
  rows: readonly GpuPoolRow[],
  options: GpuTableOptions,
): string {
  if (rows.length === 0) {
    return '';
  }
  const screen = screenFor(options);
  const table = printTable(poolColumns(rows, { ...options, screen }), rows, {
    screen,
    headers: options.headers,
  });
  const legend = amountsLegend(
    rows.map(({ parts }) => parts),
    screen,
  );
  return hasColumn(table, 'GPUS') && options.headers
    ? `${table}${printLine(legend, screen)}`
    : table;
}

type Row = GpuPoolRow;

function poolColumns(
  rows: readonly Row[],
  { screen, wide, clusters }: GpuTableOptions,
): Column<Row>[] {
  return [
    ...clusterColumn<Row>(clusters),
    textColumn('POOL', row => row.pool, {
      narrowTo: isNarrow(screen) ? 10 : 14,
      squeezeTo: 8,
      cut: 'middle',
    }),
    textColumn('ROLE', row => row.role, { drop: 3 }),
    deviceColumn(rows, screen),
    textColumn('TYPE', row => row.capacityTypes, { drop: 1 }),
    {
      title: 'NODES',
      cell: row => [span(row.nodes, row.isShort ? 'warning' : undefined)],
      drop: 2,
    },
    ...(screen.symbols ? [barColumn(screen)] : []),
    numberColumn('TOTAL', row => row.total),
    numberColumn('HELD', row => row.held),
    numberColumn('USED', row => row.used, 'good'),
    numberColumn('IDLE', row => row.idle, 'warning'),
    numberColumn('FREE', row => row.free),
    numberColumn('OUT', row => row.out, 'bad'),
    numberColumn('FITS', row => row.fits),
    numberColumn('PENDING', row => row.pending, 'warning'),
    ...(wide ? wideColumns() : []),
  ];
}

/** Where a pool has several kinds of devices, its lines are told apart by nothing else. */
function deviceColumn(rows: readonly Row[], screen: Screen): Column<Row> {
  const isNeeded = new Set(rows.map(({ id }) => id)).size < rows.length;
  return textColumn('DEVICE', row => deviceText(row.device, screen), {
    narrowTo: 14,
    squeezeTo: 7,
    cut: 'middle',
    ...(!isNeeded && { drop: 4 }),
  });
}

const WIDEST = 24;
const NARROWEST = 7;

function barColumn(screen: Screen): Column<Row> {
  const { width = Infinity } = screen;
  const cells = isNarrow(screen)
    ? NARROWEST
    : Math.min(WIDEST, Math.floor(width / 6));
  return {
    title: 'GPUS',
    cell: row => amountsBar(row.parts, { screen, cells }),
    drop: 5,
  };
}

function wideColumns(): Column<Row>[] {
  return [
    textColumn('RESOURCE', row => row.resource),
    textColumn('MEMORY', row => row.memory),
    textColumn('PODS THAT FIT', row => row.fitsInFull),
    textColumn('LABEL', row => row.label),
  ];
}
