const FIRST_MS = 500;
const CAP_MS = 30_000;

/**
 * How long to wait before attempt number `failures + 1`, in milliseconds. Half of it is chance,
 * so that all the pages that lost one backend do not come back at once.
 */
export function backoff(failures: number, random: () => number): number {
  const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(failures, 16));
  return ceiling / 2 + (ceiling / 2) * random();
}
