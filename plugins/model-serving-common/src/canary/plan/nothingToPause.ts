import type { WhyNot } from './WhyNot';

/** A share that nothing moves by itself needs no holding. */
export function nothingToPause(mover: string): WhyNot {
  return {
    reason: 'nothing-to-pause',
    message: `${mover} moves no traffic by itself: a share stays as it is until somebody changes it`,
    instead: 'leave the share as it is',
  };
}
