import type { WhyNot } from './WhyNot';

/** Where a field holds whole percents, what would have to be rounded is not what was asked for. */
export function wholePercentsOnly(
  weights: Readonly<Record<string, number>>,
  taker: string,
): WhyNot | undefined {
  const fraction = Object.values(weights).find(w => !Number.isInteger(w));
  return fraction === undefined
    ? undefined
    : {
        reason: 'whole-percents-only',
        message: `${taker} takes whole percents, and ${fraction} is none`,
        instead: 'ask for whole percents',
      };
}
