/** Whether values nest deeper than so many levels. In a loop: a call stack has its own limit. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) {
      return true;
    }
    level = level.flatMap(each =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return false;
}
