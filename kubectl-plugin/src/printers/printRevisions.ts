import type { Screen, Tone } from '../terminal/Screen';
import type { PodView, RevisionView } from '../views/serviceView';
import { NONE, UNKNOWN } from '../views/values';
import { type Line, span } from './line';
import { type Column, layoutTable } from './table';

interface Branch {
  here: string;
  below: string;
}

interface RevisionRow {
  revision: RevisionView;
  prefix: Branch;
}

interface PodRow {
  pod: PodView;
  revision: RevisionView;
  prefix: string;
}

const podTones: Record<PodView['condition'], Tone> = {
  ready: 'good',
  starting: 'busy',
  broken: 'bad',
};

const podColumns: Column<PodRow>[] = [
  {
    title: '',
    cell: ({ prefix, pod }) => [span(prefix, 'quiet'), span(pod.name)],
    narrowTo: 28,
    cut: 'middle',
  },
  {
    title: '',
    cell: ({ pod }) => [span(pod.state, podTones[pod.condition])],
  },
  {
    title: '',
    cell: ({ pod }) => [
      span(pod.restarts === NONE ? '' : `${pod.restarts} restarts`, 'warning'),
    ],
  },
  { title: '', cell: ({ pod }) => value(pod.age), drop: 2 },
  {
    title: '',
    cell: ({ pod }) =>
      value(pod.node === UNKNOWN ? 'node unknown' : `on ${pod.node}`),
    narrowTo: 12,
    cut: 'middle',
    drop: 3,
  },
  {
    title: '',
    cell: ({ pod }) => value(pod.gpus === NONE ? '' : `${pod.gpus} GPU`),
    drop: 1,
  },
];

/** Revisions with their pods below them, as a tree whose columns line up. */
export function printRevisions(
  revisions: readonly RevisionView[],
  screen: Screen,
): string {
  const branch = branches(screen);
  const rows = revisions.map((revision, index) => ({
    revision,
    prefix: branch(index, revisions.length),
  }));
  const pods = rows.flatMap(({ revision, prefix }) =>
    revision.pods.map((pod, index) => ({
      pod,
      revision,
      prefix: prefix.below + branch(index, revision.pods.length).here,
    })),
  );
  const revisionLayout = layoutTable(
    revisionColumns(
      screen,
      rows.map(({ revision }) => revision),
    ),
    rows,
    screen,
  );
  const podLayout = layoutTable(podColumns, pods, screen);
  return (
    revisionLayout.header() +
    rows
      .map(
        row =>
          revisionLayout.row(row) +
          pods
            .filter(({ revision }) => revision === row.revision)
            .map(pod => podLayout.row(pod))
            .join(''),
      )
      .join('')
  );
}

function branches(screen: Screen): (index: number, count: number) => Branch {
  const [middle, last, line] = screen.unicode
    ? ['├─ ', '└─ ', '│  ']
    : ['|- ', '`- ', '|  '];
  return (index, count) =>
    index === count - 1
      ? { here: last, below: '   ' }
      : { here: middle, below: line };
}

function revisionColumns(
  screen: Screen,
  revisions: readonly RevisionView[],
): Column<RevisionRow>[] {
  const holdsGpus = revisions.some(({ gpus }) => gpus !== NONE);
  return [
    {
      title: 'REVISION',
      cell: ({ prefix, revision }) => [
        span(prefix.here, 'quiet'),
        span(revision.name, 'strong'),
      ],
      narrowTo: 24,
      cut: 'middle',
    },
    { title: 'ROLE', cell: ({ revision }) => [span(revision.role)] },
    {
      title: 'VERSION',
      cell: ({ revision }) => value(revision.version),
      narrowTo: 8,
      drop: 1,
    },
    { title: 'READY', cell: ({ revision }) => value(revision.ready) },
    { title: 'DECLARED', cell: ({ revision }) => value(revision.declared) },
    {
      title: 'PROGRAMMED',
      cell: ({ revision }) => programmed(revision, screen),
    },
    { title: 'OBSERVED', cell: ({ revision }) => value(revision.observed) },
    ...(holdsGpus
      ? [
          {
            title: 'GPUS',
            cell: ({ revision }: RevisionRow) => value(revision.gpus),
            drop: 2,
          },
        ]
      : []),
  ];
}

function value(text: string): Line {
  return [span(text, text === UNKNOWN ? 'quiet' : undefined)];
}

function programmed(revision: RevisionView, screen: Screen): Line {
  if (!revision.disagrees) {
    return value(revision.programmed);
  }
  const sign = screen.unicode ? '≠' : '!=';
  return [span(`${revision.programmed} ${sign}`, 'warning')];
}
