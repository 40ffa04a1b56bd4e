import {
  type CanaryMetric,
  type Observation,
  type Revision,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { CanaryMetrics, MetricsQuery } from '../cluster/CanaryMetrics';
import { pod, revision, service } from './services';

/** How many of a second's requests fail, by side. */
export interface FakeTraffic {
  requests: { stable: number; canary: number };
  /** one request in so many fails; 0: none */
  failing: { stable: number; canary: number };
}

/** Requests that come in evenly, and fail evenly. */
export class FakeMetrics implements CanaryMetrics {
  hasHistory = true;
  traffic: FakeTraffic = {
    requests: { stable: 40, canary: 10 },
    failing: { stable: 0, canary: 0 },
  };
  missing: Partial<Record<CanaryMetric, string>> = {
    'client-errors': 'not told',
    'time-to-first-token': 'not told',
    'inter-token-latency': 'not told',
    restarts: 'install kube-state-metrics',
  };
  partial: string | undefined;
  /** what the next question fails with */
  failure: Error | undefined;
  readonly asked: MetricsQuery[] = [];

  async observe(query: MetricsQuery) {
    this.asked.push(query);
    const { failure } = this;
    this.failure = undefined;
    if (failure) {
      throw failure;
    }
    const told = new Set(['errors', 'latency']);
    return {
      observations: this.observationsOf(query),
      sources: [...told]
        .filter(metric => !(metric in this.missing))
        .map(metric => ({
          metric: metric as CanaryMetric,
          source: 'Istio by destination_workload',
          through: 'https://prometheus.example',
        })),
      missing: this.missing,
      ...(this.partial !== undefined && { partial: this.partial }),
    };
  }

  private observationsOf({ from, to }: MetricsQuery): Observation[] {
    const step = 15_000;
    const count = Math.floor((to - from) / step);
    return Array.from({ length: count }, (_, index) => ({
      from: from + index * step,
      to: from + (index + 1) * step,
      ...(!('errors' in this.missing) && {
        errors: {
          stable: this.counts('stable'),
          canary: this.counts('canary'),
        },
      }),
      ...(!('latency' in this.missing) && {
        latency: { stable: this.times('stable'), canary: this.times('canary') },
      }),
    }));
  }

  private counts(side: 'stable' | 'canary') {
    const requests = 15 * this.traffic.requests[side];
    const every = this.traffic.failing[side];
    return { requests, errors: every > 0 ? Math.floor(requests / every) : 0 };
  }

  private times(side: 'stable' | 'canary') {
    const { requests } = this.counts(side);
    const slow = Math.floor(requests / 12);
    return {
      bounds: [0.1, 0.25, 0.5],
      counts: [requests - slow, requests, requests],
      requests,
    };
  }
}

/** A canary that began ten minutes before the tests' moment. */
export function servedCanary() {
  const share = (percent: number) => ({
    declared: { percent, source: 'spec' },
    programmed: { percent, source: 'HTTPRoute/scorer' },
    observed: unknown('no metrics were read'),
  });
  const canary: Revision = revision({
    name: 'scorer-00002',
    role: 'canary',
    modelVersion: 'v2',
    pods: [
      pod({ name: 'scorer-00002-abc', createdAt: '2026-11-21T11:50:00Z' }),
    ],
    traffic: share(20),
  });
  return service({ revisions: [revision({ traffic: share(80) }), canary] });
}
