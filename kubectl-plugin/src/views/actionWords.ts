import type { PlanAction } from '@modeldeck/plugin-model-serving-common';

/** What an action is called before, after, and when it does not happen. */
export const ACTION_WORDS: Record<
  PlanAction,
  { ask: string; done: string; undone: string }
> = {
  promote: { ask: 'Promote', done: 'Promoted', undone: 'not promoted' },
  rollback: {
    ask: 'Roll back',
    done: 'Rolled back',
    undone: 'not rolled back',
  },
  'set-weight': {
    ask: 'Set the weights of',
    done: 'Weights set',
    undone: 'weights not set',
  },
  pause: { ask: 'Pause', done: 'Paused', undone: 'not paused' },
  resume: { ask: 'Resume', done: 'Resumed', undone: 'not resumed' },
  'start-canary': {
    ask: 'Start a canary of',
    done: 'Canary started',
    undone: 'no canary started',
  },
};
