import type { Interval, Rule } from './Rule';

/** What we promise ourselves, so that detection times can be compared. */
const MOST_FALSE_ALARMS = 0.05;
const LARGEST_LIMIT = 15;

/**
 * The least limit by which a rule rolls no more than 5 % of harmless canaries back, in each of some
 * situations; undefined: with none.
 *
 * @param situations - runs of each
 */
export function leastLimit(
  ruleOf: (limit: number) => Rule,
  situations: ReadonlyArray<ReadonlyArray<readonly Interval[]>>,
): number | undefined {
  const limits = Array.from({ length: LARGEST_LIMIT }, (_, limit) => limit + 1);
  return limits.find(limit => {
    const rule = ruleOf(limit);
    return situations.every(
      runs =>
        runs.filter(run => rule.judge(run)?.decision === 'rollback').length <=
        MOST_FALSE_ALARMS * runs.length,
    );
  });
}
