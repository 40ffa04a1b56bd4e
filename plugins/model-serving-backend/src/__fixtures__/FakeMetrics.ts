import type { Observation } from '@modeldeck/plugin-model-serving-common';
import type { PreparedLook } from '@modeldeck/plugin-model-serving-node';
import type { CanaryMetrics, Seen } from '../canary/metrics/CanaryMetrics';

const STEP_MS = 30_000;

const times = (requests: number) => ({
  requests,
  bounds: [0.1, 0.5],
  counts: [requests, requests],
});

/** Requests that come in evenly, 10 to the canary in each second and 40 to stable. */
export class FakeMetrics implements CanaryMetrics {
  past = true;
  /** of the canary's requests, from 0 to 1 */
  errorRate = 0;
  /** by cluster, what asking it fails with */
  failures: Record<string, Error> = {};
  /** what was asked for, in milliseconds, by service */
  readonly asked: Array<{ service: string; from: number; to: number }> = [];
  stopped = false;

  hasHistory(): boolean {
    return this.past;
  }

  async observe(
    cluster: string,
    looks: readonly PreparedLook[],
  ): Promise<Seen[]> {
    return looks.map(({ target, window: { from, to } }) => {
      this.asked.push({ service: target.service.id, from, to });
      return (
        this.failures[cluster] ?? {
          observations: this.observations(from, to),
          sources: [],
          missing: { restarts: 'not told' },
        }
      );
    });
  }

  stop(): void {
    this.stopped = true;
  }

  private observations(from: number, to: number): Observation[] {
    const count = Math.floor((to - from) / STEP_MS);
    return Array.from({ length: count }, (_, index) => ({
      from: from + index * STEP_MS,
      to: from + (index + 1) * STEP_MS,
      errors: {
        canary: { requests: 300, errors: 300 * this.errorRate },
        stable: { requests: 1200, errors: 0 },
      },
      latency: { canary: times(300), stable: times(1200) },
    }));
  }
}
