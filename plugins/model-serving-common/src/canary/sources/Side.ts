/** One of the two revisions that are compared. @public */
export type Side = 'stable' | 'canary';

export const SIDES: readonly Side[] = ['stable', 'canary'];

export type BySide<T> = Readonly<Record<Side, T>>;

export function bothSides<T>(make: (side: Side) => T): BySide<T> {
  return { stable: make('stable'), canary: make('canary') };
}
