import type { Timing } from './Timing';

/** @public */
export interface BackoffOptions {
  firstMs: number;
  longestMs: number;
}

/**
 * Waits that double up to a cap. Each is drawn between half of it and the whole: after an outage
 * all watches of all replicas would otherwise come back in the same moment.
 */
export class Backoff {
  private failures = 0;

  constructor(
    private readonly options: BackoffOptions,
    private readonly timing: Pick<Timing, 'random'>,
  ) {}

  nextMs(): number {
    const { firstMs, longestMs } = this.options;
    const ceiling = Math.min(longestMs, firstMs * 2 ** this.failures);
    this.failures += 1;
    return jittered(ceiling, this.timing);
  }

  reset(): void {
    this.failures = 0;
  }
}

/** Between half of `ms` and all of it. */
export function jittered(ms: number, timing: Pick<Timing, 'random'>): number {
  return (ms * (1 + timing.random())) / 2;
}
