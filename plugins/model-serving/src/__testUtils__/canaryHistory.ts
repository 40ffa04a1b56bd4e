import type {
  CanaryEvent,
  CanaryHistory,
  CanaryLook,
  CanaryRun,
  LookMetric,
} from '@modeldeck/plugin-model-serving-common';
import { aService } from './services';

const BEGIN = Date.parse('2026-11-21T12:00:00Z');

/** So many minutes after the canary of these tests began. */
export function minute(count: number): string {
  return new Date(BEGIN + count * 60_000).toISOString();
}

export function lookMetric(overrides: Partial<LookMetric> = {}): LookMetric {
  return {
    metric: 'errors',
    state: 'undecided',
    canary: { requests: 200, bad: 3 },
    stable: { requests: 800, bad: 8 },
    harm: { evidence: 10, needed: 100 },
    safety: { evidence: 2, needed: 20 },
    ...overrides,
  };
}

export function aLook(
  at: string,
  overrides: Partial<CanaryLook> = {},
): CanaryLook {
  return {
    at,
    decision: 'keep-watching',
    reason: 'errors: not enough requests yet',
    metrics: [lookMetric()],
    share: { canary: 200, stable: 800, mismatched: false },
    weight: 20,
    ...overrides,
  };
}

export function anEvent(
  at: string,
  type: CanaryEvent['type'],
  overrides: Partial<CanaryEvent> = {},
): CanaryEvent {
  return { at, type, detail: `it was ${type}`, ...overrides };
}

/** A canary of `fraud` that is under way; say what is different. */
export function aRun(overrides: Partial<CanaryRun> = {}): CanaryRun {
  return {
    id: 'run-1',
    stable: { revision: 'fraud-predictor-00003', modelVersion: '3' },
    canary: { revision: 'fraud-predictor-00004', modelVersion: '4' },
    since: minute(0),
    outcome: 'in-flight',
    rule: 'evidence',
    looks: [aLook(minute(1)), aLook(minute(2))],
    events: [anEvent(minute(0), 'began')],
    ...overrides,
  };
}

export function aHistory(canaries: CanaryRun[] = [aRun()]): CanaryHistory {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'CanaryHistory',
    service: aService().id,
    canaries,
  };
}
