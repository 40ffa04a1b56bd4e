import type { Screen } from '../terminal/Screen';
import type { RevisionView } from '../views/revisionView';
import { NONE } from '../views/values';
import { type Line, span } from './line';
import { type PodOwnerRow, printPodTree, quietUnknown } from './printPodTree';
import type { Column } from './table';

type RevisionRow = PodOwnerRow<RevisionView>;

/** Revisions with their pods below them. */
export function printRevisions(
  revisions: readonly RevisionView[],
  screen: Screen,
): string {
  return printPodTree(revisions, revisionColumns(screen, revisions), screen);
}

function revisionColumns(
  screen: Screen,
  revisions: readonly RevisionView[],
): Column<RevisionRow>[] {
  const holdsGpus = revisions.some(({ gpus }) => gpus !== NONE);
  return [
    {
      title: 'REVISION',
      cell: ({ prefix, owner }) => [
        span(prefix.here, 'quiet'),
        span(owner.name, 'strong'),
      ],
      narrowTo: 24,
      cut: 'middle',
    },
    { title: 'ROLE', cell: ({ owner }) => [span(owner.role)] },
    {
      title: 'VERSION',
      cell: ({ owner }) => quietUnknown(owner.version),
      narrowTo: 8,
      drop: 1,
    },
    { title: 'READY', cell: ({ owner }) => quietUnknown(owner.ready) },
    { title: 'DECLARED', cell: ({ owner }) => quietUnknown(owner.declared) },
    { title: 'PROGRAMMED', cell: ({ owner }) => programmed(owner, screen) },
    { title: 'OBSERVED', cell: ({ owner }) => quietUnknown(owner.observed) },
    ...(holdsGpus
      ? [
          {
            title: 'GPUS',
            cell: ({ owner }: RevisionRow) => quietUnknown(owner.gpus),
            drop: 2,
          },
        ]
      : []),
  ];
}

function programmed(revision: RevisionView, screen: Screen): Line {
  if (!revision.disagrees) {
    return quietUnknown(revision.programmed);
  }
  const sign = screen.unicode ? '≠' : '!=';
  return [span(`${revision.programmed} ${sign}`, 'warning')];
}
