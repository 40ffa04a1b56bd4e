import type { WhyNot } from './WhyNot';
import type { ModelService } from '../../model/types';

/** Weights may be written with two decimals: what a sum misses by no more is rounding. */
const ROUNDING = 0.01;

/** Why these weights are no split of this service; undefined: they are one. */
export function checkWeights(
  weights: Readonly<Record<string, number>>,
  { name, revisions }: Pick<ModelService, 'name' | 'revisions'>,
): WhyNot | undefined {
  const names = revisions.map(revision => revision.name);
  const stranger = Object.keys(weights).find(key => !names.includes(key));
  if (stranger !== undefined) {
    return {
      reason: 'unknown-revision',
      message: `"${stranger}" is no revision of ${name}`,
      instead: `name these: ${names.join(', ') || 'it has none'}`,
    };
  }
  const percents = Object.values(weights);
  const wrong = percents.find(percent => !(percent >= 0 && percent <= 100));
  const sum = percents.reduce((total, percent) => total + percent, 0);
  if (wrong !== undefined || Math.abs(sum - 100) > ROUNDING) {
    return {
      reason: 'weights-do-not-add-up',
      message:
        wrong === undefined
          ? `the weights add up to ${sum} %, not to 100 %`
          : `${wrong} % is no share from 0 to 100 %`,
      instead:
        'give every revision that shall get requests a share, together 100 %',
    };
  }
  return undefined;
}
