import {
  type CanaryReport,
  type CanarySide,
  unknown,
  type Verdict,
} from '@modeldeck/plugin-model-serving-common';
import { aRevision, aService } from './services';

const untold = unknown('no source tells it');

function aSide(revision: string, requests: number): CanarySide {
  const { modelVersion, replicas, accelerators, traffic } = aRevision();
  return {
    revision,
    ...{ modelVersion, replicas, accelerators, traffic, requests },
    errors: 0,
    latency: untold,
    timeToFirstToken: untold,
    restarts: 0,
  };
}

/** A canary that is watched on; say what is different about its verdict. */
export function aReport(verdict: Partial<Verdict> = {}): CanaryReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'CanaryReport',
    service: aService().id,
    stable: aSide('fraud-predictor-00003', 800),
    canary: aSide('fraud-predictor-00004', 200),
    since: '2026-11-21T12:00:00Z',
    observedAt: '2026-11-21T12:10:00Z',
    sources: [
      { metric: 'errors', source: 'Istio by revision', through: 'Prometheus' },
    ],
    verdict: {
      decision: 'keep-watching',
      rule: 'evidence',
      reasons: ['errors: not enough requests yet'],
      metrics: [
        {
          metric: 'errors',
          state: 'undecided',
          canary: { requests: 200, bad: 3 },
          stable: { requests: 800, bad: 8 },
          harm: { evidence: 10, needed: 100 },
          safety: { evidence: 2, needed: 20 },
          oddsRatio: 1.5,
          dispersion: 1,
          requestsNeeded: 120,
          detail: '3 of 200 requests failed, 8 of 800 on stable',
        },
      ],
      checks: [],
      missing: [
        { metric: 'latency', reason: 'no histogram; switch it on with x' },
      ],
      share: { canary: 200, stable: 800, mismatched: false },
      observedSeconds: 600,
      burnInSeconds: 0,
      ...verdict,
    },
    forecast: {
      requests: 120,
      beyond: [],
      requestsPerSecond: 1,
      at: '2026-11-21T12:12:00Z',
    },
    next: 'wait for 120 more requests',
  };
}
