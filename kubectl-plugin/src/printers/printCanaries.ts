import type { Screen } from '../terminal/Screen';
import type { CanaryRow } from '../views/canaryRow';
import { UNKNOWN } from '../views/values';
import { trafficCell } from './fleetColumns';
import { healthTone, healthWord } from './healthWord';
import { span } from './line';
import { type Column, printTable } from './table';

export interface CanaryTableOptions {
  screen: Screen;
  wide: boolean;
  headers: boolean;
  clusters: boolean;
  namespaces: boolean;
}

/** Canaries in flight, a line each. `-o wide` is cut by no terminal. */
export function printCanaries(
  rows: readonly CanaryRow[],
  options: CanaryTableOptions,
): string {
  const { wide, headers } = options;
  const screen = wide
    ? { ...options.screen, width: undefined }
    : options.screen;
  return printTable(columnsFor({ ...options, screen }), rows, {
    screen,
    headers,
  });
}

function columnsFor({
  screen,
  wide,
  clusters,
  namespaces,
}: CanaryTableOptions): Column<CanaryRow>[] {
  const name = { narrowTo: 14, squeezeTo: 10, cut: 'middle' as const };
  return [
    ...(clusters ? [text('CLUSTER', row => row.cluster, name)] : []),
    ...(namespaces ? [text('NAMESPACE', row => row.namespace, name)] : []),
    text('NAME', row => row.name, name),
    text('PLATFORM', row => row.platform, { narrowTo: 12, drop: 2 }),
    text('STABLE', row => row.versions.stable, name),
    text('CANARY', row => row.versions.canary, name),
    { title: 'TRAFFIC', cell: row => trafficCell(row.traffic, screen) },
    text('ROLLOUT', row => row.rollout, { narrowTo: 10, drop: 3 }),
    {
      title: 'HEALTH',
      cell: ({ health }) => [
        span(healthWord(health, screen), healthTone(health)),
      ],
    },
    ...(wide ? [text('READY', row => row.ready)] : []),
    text('SINCE', row => row.age, { drop: 1 }),
    ...(wide ? [text('REASON', row => row.reason)] : []),
  ];
}

function text(
  title: string,
  value: (row: CanaryRow) => string,
  room: Omit<Column<CanaryRow>, 'title' | 'cell'> = {},
): Column<CanaryRow> {
  return {
    title,
    cell: row => [
      span(value(row), value(row) === UNKNOWN ? 'quiet' : undefined),
    ],
    ...room,
  };
}
