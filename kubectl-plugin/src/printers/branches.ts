import type { Screen } from '../terminal/Screen';

/** What stands before a line of a tree, and before the lines below it. */
export interface Branch {
  here: string;
  below: string;
}

/** The branch to a child: the last one of its parent, or one of those before. */
export function branchTo(isLast: boolean, { unicode }: Screen): Branch {
  const [middle, last, line] = unicode
    ? ['├─ ', '└─ ', '│  ']
    : ['|- ', '`- ', '|  '];
  return isLast
    ? { here: last as string, below: '   ' }
    : { here: middle as string, below: line as string };
}
