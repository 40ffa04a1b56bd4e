import type { Finding } from '@modeldeck/plugin-model-serving-common';

/** A pod that is killed for lack of memory; say what is different about it. */
export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'pod-out-of-memory',
    severity: 'error',
    subject: 'Pod/fraud-2-0',
    cause: 'the container is killed for lack of memory',
    evidence: [],
    fix: 'raise the memory limit',
    ...overrides,
  };
}
