/** How often each value is there. */
export class Tally<T extends string> {
  private readonly counts = new Map<T, number>();

  add(value: T, sign: 1 | -1): void {
    const count = (this.counts.get(value) ?? 0) + sign;
    if (count > 0) {
      this.counts.set(value, count);
    } else {
      this.counts.delete(value);
    }
  }

  /** Those that are there, each once, in order. */
  values(): T[] {
    return [...this.counts.keys()].sort();
  }
}
