/** Upper bounds of the buckets that are counted, in seconds. */
export const BOUNDS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** What one pod has counted since it started. */
export class PodCounters {
  /** requests by status code */
  readonly byCode = new Map<number, number>();
  /** of each bound, how many took no longer */
  readonly buckets: number[] = BOUNDS.map(() => 0);
  requests = 0;
  seconds = 0;

  count(code: number, seconds: number): void {
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    this.requests += 1;
    this.seconds += seconds;
    BOUNDS.forEach((bound, index) => {
      if (seconds <= bound) {
        this.buckets[index] = (this.buckets[index] ?? 0) + 1;
      }
    });
  }
}
