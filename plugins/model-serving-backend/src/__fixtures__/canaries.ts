import {
  beginCanaryWatch,
  canaryReport,
  type CanaryReport,
  canaryTarget,
  type CanaryTarget,
  type Decision,
  DEFAULT_POLICY,
  type ModelService,
  NOT_OBSERVED,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';
import type { CanaryMemory } from '@modeldeck/plugin-model-serving-node';
import { modelService } from './modelServices';

export const BEGAN = Date.parse('2026-11-21T12:00:00Z');

/** Of the version that it is named for, with this share of the traffic. */
export function canaryRevision(
  name: string,
  role: Revision['role'],
  percent: number,
): Revision {
  const share = { percent, source: 'spec' };
  return {
    name,
    role,
    modelVersion: name,
    storageUri: `s3://models/${name}`,
    replicas: { wanted: 1, ready: 1 },
    pods: [
      {
        name: `${name}-a`,
        state: 'Running',
        ready: true,
        restarts: 0,
        node: 'a',
        accelerators: [],
        createdAt: new Date(BEGAN).toISOString(),
      },
    ],
    traffic: { declared: share, programmed: share, observed: NOT_OBSERVED },
    accelerators: [],
  };
}

/** v2 beside v1. */
export function servedCanary(
  percent = 20,
  overrides: Partial<ModelService> = {},
): ModelService {
  return modelService({
    revisions: [
      canaryRevision('v1', 'stable', 100 - percent),
      canaryRevision('v2', 'canary', percent),
    ],
    ...overrides,
  });
}

export function targetOf(service = servedCanary()): CanaryTarget {
  const target = canaryTarget(service);
  if ('reason' in target) {
    throw new Error(target.reason);
  }
  return target;
}

/** What a look at it found when nothing had been counted yet, with this decision. */
export function aLook(
  at: number,
  decision: Decision = 'keep-watching',
  target = targetOf(),
): { memory: CanaryMemory; report: CanaryReport } {
  const watch = beginCanaryWatch({
    target,
    from: BEGAN,
    policy: DEFAULT_POLICY,
    missing: {},
  });
  const report = canaryReport({
    target,
    watch,
    sources: [],
    missing: {},
    now: at,
  });
  return {
    memory: { watch, demanded: DEFAULT_POLICY },
    report: {
      ...report,
      verdict: { ...report.verdict, decision, reasons: [`for ${decision}`] },
    },
  };
}
