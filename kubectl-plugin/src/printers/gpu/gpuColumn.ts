import type { Tone } from '../../terminal/Screen';
import { NONE } from '../../views/values';
import { UNTOLD } from '../../views/gpu/gpuValues';
import { span } from '../line';
import type { Column } from '../table';

type Room<Row> = Omit<Column<Row>, 'title' | 'cell'>;

/** A column of plain text. */
export function textColumn<Row>(
  title: string,
  value: (row: Row) => string,
  room: Room<Row> = {},
): Column<Row> {
  return {
    title,
    cell: row => [span(value(row), quietly(value(row)))],
    ...room,
  };
}

/** A column of numbers, with a tone where there are any. */
export function numberColumn<Row>(
  title: string,
  value: (row: Row) => string,
  tone?: Tone,
  room: Room<Row> = {},
): Column<Row> {
  return {
    title,
    cell: row => {
      const text = value(row);
      const isNothing = text === '0' || text === '0%';
      return [span(text, quietly(text) ?? (isNothing ? undefined : tone))];
    },
    align: 'right',
    ...room,
  };
}

/** Where there are several clusters, which one. */
export function clusterColumn<Row extends { cluster: string }>(
  isShown: boolean,
): Column<Row>[] {
  return isShown
    ? [
        textColumn<Row>('CLUSTER', row => row.cluster, {
          narrowTo: 8,
          cut: 'middle',
        }),
      ]
    : [];
}

function quietly(text: string): Tone | undefined {
  return text === UNTOLD || text === NONE ? 'quiet' : undefined;
}
