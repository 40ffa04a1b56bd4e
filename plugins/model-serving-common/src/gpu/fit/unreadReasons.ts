import { isUnknown } from '../../model/known';
import type { FitGap } from './FitGap';
import { counted, listed } from './fitWords';
import { isBarred, type NodeFit } from './nodeFit';
import type { FitReason } from './FitReason';

/** What was not read and could change the answer. */
export function unreadReasons(
  gaps: readonly FitGap[],
  nodes: readonly NodeFit[],
): FitReason[] {
  const untold = nodes.filter(node => !isBarred(node) && isUnknown(node.room));
  const why = untold.flatMap(({ room }) =>
    isUnknown(room) ? [room.unknown] : [],
  );
  return [
    ...gaps.map(({ detail }) => unread(0, detail)),
    ...(untold.length > 0
      ? [
          unread(
            untold.length,
            `what is free on ${counted(
              untold.length,
              'node',
            )} cannot be told: ${listed([...new Set(why)])}`,
          ),
        ]
      : []),
  ];
}

function unread(nodes: number, detail: string): FitReason {
  return { code: 'unread', nodes, detail, gain: 0, remedy: '' };
}
