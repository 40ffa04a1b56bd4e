import type { Screen, Tone } from '../terminal/Screen';
import type { PodView } from '../views/podView';
import { NONE, UNKNOWN } from '../views/values';
import { type Branch, branchTo } from './branches';
import { type Line, span } from './line';
import { type Column, layoutTable } from './table';

/** What has pods below it, e.g. a revision. */
export interface PodOwnerRow<T> {
  owner: T;
  prefix: Branch;
}

interface PodRow {
  pod: PodView;
  owner: unknown;
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
  { title: '', cell: ({ pod }) => quietUnknown(pod.age), drop: 2 },
  {
    title: '',
    cell: ({ pod }) =>
      quietUnknown(pod.node === UNKNOWN ? 'node unknown' : `on ${pod.node}`),
    narrowTo: 12,
    cut: 'middle',
    drop: 3,
  },
  {
    title: '',
    cell: ({ pod }) => quietUnknown(pod.gpus === NONE ? '' : `${pod.gpus} GPU`),
    drop: 1,
  },
];

/** A table of things with their pods below them, as a tree whose columns line up. */
export function printPodTree<T extends { pods: readonly PodView[] }>(
  owners: readonly T[],
  columns: readonly Column<PodOwnerRow<T>>[],
  screen: Screen,
): string {
  const rows = owners.map((owner, index) => ({
    owner,
    prefix: branchTo(index === owners.length - 1, screen),
  }));
  const pods = rows.flatMap(({ owner, prefix }) =>
    owner.pods.map((pod, index) => ({
      pod,
      owner,
      prefix:
        prefix.below + branchTo(index === owner.pods.length - 1, screen).here,
    })),
  );
  const ownerLayout = layoutTable(columns, rows, screen);
  const podLayout = layoutTable(podColumns, pods, screen);
  return (
    ownerLayout.header() +
    rows
      .map(
        row =>
          ownerLayout.row(row) +
          pods
            .filter(({ owner }) => owner === row.owner)
            .map(pod => podLayout.row(pod))
            .join(''),
      )
      .join('')
  );
}

/** What cannot be told does not ask for attention. */
export function quietUnknown(text: string): Line {
  return [span(text, text === UNKNOWN ? 'quiet' : undefined)];
}
