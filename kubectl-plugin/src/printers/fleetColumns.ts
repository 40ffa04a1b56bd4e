import type { FleetRow, TrafficPart } from '../views/fleetView';
import { NONE, UNKNOWN } from '../views/values';
import type { Screen } from '../terminal/Screen';
import { healthTone, healthWord } from './healthWord';
import { type Line, type Span, span } from './line';
import type { Column } from './table';

export interface FleetColumnOptions {
  screen: Screen;
  wide: boolean;
  /** several clusters were asked */
  clusters: boolean;
  /** every namespace was asked */
  namespaces: boolean;
}

/** Below this a line has room for numbers without roles and for reasons without sentences. */
const ROOMY = 110;

/** The columns of a fleet, from what tells services apart to what explains them. */
export function fleetColumns(options: FleetColumnOptions): Column<FleetRow>[] {
  const { screen } = options;
  const narrow = screen.width !== undefined && screen.width < ROOMY;
  return [
    ...(options.clusters
      ? [text('CLUSTER', row => row.cluster, { narrowTo: 8, cut: 'middle' })]
      : []),
    ...(options.namespaces
      ? [
          text('NAMESPACE', row => row.namespace, {
            narrowTo: 14,
            squeezeTo: 10,
            cut: 'middle',
          }),
        ]
      : []),
    text('NAME', row => row.name, {
      narrowTo: 16,
      squeezeTo: 12,
      cut: 'middle',
    }),
    text('PLATFORM', row => row.platform, { narrowTo: 15, drop: 2 }),
    {
      title: 'HEALTH',
      cell: row => [
        span(healthWord(row.health, screen), healthTone(row.health)),
      ],
    },
    text('MODEL', row => row.model, { narrowTo: 14, drop: 3 }),
    {
      title: 'TRAFFIC',
      cell: ({ traffic }) =>
        narrow ? trafficCell(traffic, screen) : rolesAndShares(traffic, screen),
    },
    text('READY', row => (narrow ? shortened(row.ready) : row.ready)),
    text('GPUS', row => row.gpus, { drop: 4 }),
    text('AGE', row => row.age, { drop: 1 }),
    ...(options.wide ? wideColumns() : []),
    narrow
      ? text('REASON', row => row.reason, { narrowTo: 16, squeezeTo: 12 })
      : text('REASON', explanation, { narrowTo: 24 }),
  ];
}

function explanation({ reason, message }: FleetRow): string {
  return [reason, message].filter(Boolean).join(': ');
}

function wideColumns(): Column<FleetRow>[] {
  return [
    text('RUNTIME', row => row.runtime),
    text('STORAGE', row => row.storageUri),
    text('ENDPOINTS', row => row.endpoints),
    text('OWNER', row => row.owner),
  ];
}

function text(
  title: string,
  value: (row: FleetRow) => string,
  room: Omit<Column<FleetRow>, 'title' | 'cell'> = {},
): Column<FleetRow> {
  return {
    title,
    cell: row => [span(value(row), toneOf(value(row)))],
    ...room,
  };
}

function shortened(value: string): string {
  return value === UNKNOWN ? '?' : value;
}

function toneOf(value: string): Span['tone'] {
  return value === UNKNOWN ? 'quiet' : undefined;
}

/** `stable 80 canary 20` */
function rolesAndShares(parts: readonly TrafficPart[], screen: Screen): Line {
  const line = parts.flatMap((part, index) => [
    span(`${index > 0 ? ' ' : ''}${part.role} `),
    share(part, screen),
  ]);
  return line.length > 0 ? line : [span(NONE)];
}

/** `80/20`, as people say it: stable comes first; `?/?` when it cannot be told. */
export function trafficCell(
  parts: readonly TrafficPart[],
  screen: Screen,
): Line {
  const line = parts.flatMap((part, index) => [
    span(index > 0 ? '/' : ''),
    share(part, screen, '?'),
  ]);
  return line.length > 0 ? line : [span(NONE)];
}

function share(
  part: TrafficPart,
  screen: Screen,
  unknown: string = UNKNOWN,
): Span {
  if (part.disagrees) {
    const arrow = screen.unicode ? '→' : '->';
    return span(
      `${rounded(part.declared)}${arrow}${rounded(part.programmed)}`,
      'warning',
    );
  }
  const percent = part.declared ?? part.programmed;
  return percent === undefined
    ? span(unknown, 'quiet')
    : span(rounded(percent));
}

/** One decimal tells 66.7 from 67, and a table has no room for more. */
function rounded(percent = 0): string {
  return String(Number(percent.toFixed(1)));
}
