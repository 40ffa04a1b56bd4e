import {
  isUnknown,
  type Known,
  type Revision,
  unknown,
} from '@modeldeck/plugin-model-serving-common';

/** Since when a revision runs: the oldest of its pods. */
export function runningSince({ pods }: Pick<Revision, 'pods'>): Known<string> {
  let oldest: string | undefined;
  for (const { createdAt } of pods) {
    if (isUnknown(createdAt)) {
      return createdAt;
    }
    if (oldest === undefined || Date.parse(createdAt) < Date.parse(oldest)) {
      oldest = createdAt;
    }
  }
  return oldest ?? unknown('it has no pods now');
}

/** How often containers of a revision were started again, as far as its pods of now tell. */
export function restartsOf({ pods }: Pick<Revision, 'pods'>): Known<number> {
  return pods.length === 0
    ? unknown('it has no pods now')
    : pods.reduce((sum, { restarts }) => sum + restarts, 0);
}
