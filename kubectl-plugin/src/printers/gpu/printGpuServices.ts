import { NONE } from '../../views/values';
import type { GpuServiceRow } from '../../views/gpu/gpuServiceRow';
import { span } from '../line';
import { type Column, printTable } from '../table';
import { clusterColumn, numberColumn, textColumn } from './gpuColumn';
import { type GpuTableOptions, screenFor } from './GpuTableOptions';

/** Model services by revision, then what else holds accelerators. */
export function printGpuServices(
  rows: readonly GpuServiceRow[],
  options: GpuTableOptions,
): string {
  if (rows.length === 0) {
    return '';
  }
  const screen = screenFor(options);
  return printTable(serviceColumns(rows, { ...options, screen }), rows, {
    screen,
    headers: options.headers,
  });
}

type Row = GpuServiceRow;

/** Sentences: where lines are cut they stand below the table instead. */
const NOTE: Column<Row> = {
  title: 'NOTE',
  cell: row => [span(row.note, 'warning')],
};

function serviceColumns(
  rows: readonly Row[],
  { screen, wide, clusters, namespaces }: GpuTableOptions,
): Column<Row>[] {
  const hasCost = rows.some(({ cost }) => cost !== NONE);
  return [
    ...clusterColumn<Row>(clusters),
    ...(namespaces
      ? [
          textColumn<Row>('NAMESPACE', row => row.namespace, {
            narrowTo: 12,
            squeezeTo: 8,
            cut: 'middle',
          }),
        ]
      : []),
    textColumn('NAME', row => row.name, {
      narrowTo: 16,
      squeezeTo: 10,
      cut: 'middle',
    }),
    textColumn('REVISION', row => row.revision, {
      narrowTo: 14,
      squeezeTo: 8,
      cut: 'middle',
    }),
    textColumn('ROLE', row => row.role),
    {
      title: 'TRAFFIC',
      cell: row => [
        span(row.traffic, row.traffic === '0%' ? 'warning' : undefined),
      ],
    },
    textColumn('GPUS', row => row.gpus),
    textColumn('POOL', row => row.pools, {
      narrowTo: 12,
      drop: 2,
      cut: 'middle',
    }),
    numberColumn('USED', row => row.used),
    {
      title: 'IDLE',
      cell: row => [span(row.idleFor, row.isIdle ? 'warning' : undefined)],
    },
    ...(hasCost
      ? [textColumn<Row>('COST/H', row => row.cost, { drop: 3 })]
      : []),
    ...(wide ? wideColumns(hasCost) : []),
    ...(screen.width === undefined ? [NOTE] : []),
  ];
}

function wideColumns(hasCost: boolean): Column<Row>[] {
  return [
    ...(hasCost ? [textColumn<Row>('IDLE COST/H', row => row.idleCost)] : []),
    textColumn('KIND', row => row.kind || NONE),
    textColumn('OWNER', row => row.owner),
  ];
}
