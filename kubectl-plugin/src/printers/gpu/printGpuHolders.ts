import type { GpuHolderRow } from '../../views/gpu/gpuHolderRow';
import { span } from '../line';
import { type Column, printTable } from '../table';
import { clusterColumn, numberColumn, textColumn } from './gpuColumn';
import { type GpuTableOptions, screenFor } from './GpuTableOptions';

/** Pods that hold accelerators, a line each. */
export function printGpuHolders(
  rows: readonly GpuHolderRow[],
  options: GpuTableOptions,
): string {
  if (rows.length === 0) {
    return '';
  }
  const screen = screenFor(options);
  return printTable(holderColumns(options), rows, {
    screen,
    headers: options.headers,
  });
}

type Row = GpuHolderRow;

function holderColumns({
  wide,
  clusters,
  namespaces,
}: GpuTableOptions): Column<Row>[] {
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
    textColumn('POD', row => row.pod, {
      narrowTo: 20,
      squeezeTo: 12,
      cut: 'middle',
    }),
    textColumn('CLASS', row => row.class, { drop: 3 }),
    textColumn('OF', row => row.of, { narrowTo: 16, drop: 2, cut: 'middle' }),
    textColumn('GPUS', row => row.gpus),
    textColumn('NODE', row => row.node, { narrowTo: 12, cut: 'middle' }),
    textColumn('POOL', row => row.pool, {
      narrowTo: 12,
      drop: 1,
      cut: 'middle',
    }),
    numberColumn('USED', row => row.used),
    {
      title: 'IDLE',
      cell: row => [span(row.idleFor, row.isIdle ? 'warning' : undefined)],
    },
    textColumn('SINCE', row => row.since),
    ...(wide ? [textColumn<Row>('CLAIMS', row => row.claims)] : []),
  ];
}
