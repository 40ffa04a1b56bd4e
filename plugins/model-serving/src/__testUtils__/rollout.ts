import type { RolloutProgress } from '@modeldeck/plugin-model-serving-common';

/** A canary on its way; say what is different about it. */
export function aRollout(
  overrides: Partial<RolloutProgress> = {},
): RolloutProgress {
  return {
    controller: 'Argo Rollouts',
    strategy: 'canary',
    phase: 'Progressing',
    message: '',
    step: { index: 2, count: 8, title: 'set weight 40 %' },
    aborted: false,
    checks: [],
    ...overrides,
  };
}
