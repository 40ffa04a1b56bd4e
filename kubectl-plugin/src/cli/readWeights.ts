import type { WantedWeights } from './Operation';

const PERCENT = /^(\d+(?:\.\d+)?)%?$/;

/**
 * `20` of the canary, or `REVISION=80 REVISION=20`. Throws an Error whose message is for the user;
 * whether the revisions exist and the percentages add up is the plan's to judge.
 */
export function readWeights(words: readonly string[]): WantedWeights {
  const [only = ''] = words;
  if (words.length === 1 && PERCENT.test(only)) {
    return { canary: percentOf(only, only) };
  }
  const byRevision = new Map<string, number>();
  for (const word of words) {
    const [, revision = '', percent = ''] = /^([^=]+)=(.*)$/.exec(word) ?? [];
    if (byRevision.has(revision)) {
      throw new Error(`"${revision}" is given two weights`);
    }
    byRevision.set(revision, percentOf(percent, word));
  }
  return { byRevision: Object.fromEntries(byRevision) };
}

function percentOf(text: string, word: string): number {
  const percent = Number(PERCENT.exec(text)?.[1]);
  if (!(percent <= 100)) {
    throw new Error(
      `"${word}" is no weight: write the PERCENT of the canary, or REVISION=PERCENT for each revision, from 0 to 100`,
    );
  }
  return percent;
}
