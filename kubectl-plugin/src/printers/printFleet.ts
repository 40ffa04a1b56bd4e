import type { Screen } from '../terminal/Screen';
import type { FleetRow } from '../views/fleetView';
import { fleetColumns } from './fleetColumns';
import { layoutTable, printTable, type TableLayout } from './table';

export interface FleetTableOptions {
  screen: Screen;
  wide: boolean;
  headers: boolean;
  clusters: boolean;
  namespaces: boolean;
}

/** The fleet as a table, a line per service. `-o wide` is cut by no terminal, as kubectl's. */
export function printFleet(
  rows: readonly FleetRow[],
  options: FleetTableOptions,
): string {
  const screen = screenFor(options);
  return printTable(fleetColumns({ ...options, screen }), rows, {
    screen,
    headers: options.headers,
  });
}

/** The same table laid out for these rows, to add lines to it later. */
export function layoutFleet(
  rows: readonly FleetRow[],
  options: FleetTableOptions,
): TableLayout<FleetRow> {
  const screen = screenFor(options);
  return layoutTable(fleetColumns({ ...options, screen }), rows, screen);
}

function screenFor({ screen, wide }: FleetTableOptions): Screen {
  return wide ? { ...screen, width: undefined } : screen;
}
