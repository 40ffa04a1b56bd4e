import {
  type ModelService,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { canaryRevision, servedCanary } from '../../__fixtures__/canaries';
import { type Ending, howItEnded } from './howItEnded';

const WATCHED = {
  stable: { revision: 'v1', modelVersion: 'v1' },
  canary: { revision: 'v2', modelVersion: 'v2' },
};

const serving = (
  revisions: ModelService['revisions'],
  rollout: Partial<NonNullable<ModelService['rollout']>> = {},
): ModelService =>
  ({
    ...servedCanary(),
    revisions,
    rollout: {
      aborted: false,
      phase: 'Progressing',
      step: unknown('it has none'),
      ...rollout,
    },
  } as ModelService);

const v1 = canaryRevision('v1', 'stable', 100);

describe('howItEnded', () => {
  it.each<[string, ModelService | undefined, Ending['outcome'] | undefined]>([
    ['is compared', servedCanary(), undefined],
    ['was deleted', undefined, 'gone'],
    [
      'is stable now',
      serving([canaryRevision('v2', 'stable', 100)]),
      'promoted',
    ],
    [
      'is stable now, and another one is the canary',
      serving([
        canaryRevision('v2', 'stable', 90),
        canaryRevision('v3', 'canary', 10),
      ]),
      'promoted',
    ],
    [
      'was copied to stable',
      serving([
        { ...v1, modelVersion: 'v2' },
        canaryRevision('v2', 'canary', 0),
      ]),
      'promoted',
    ],
    [
      'was brought to its end by its controller',
      serving([v1, canaryRevision('v2', 'canary', 0)], { phase: 'Succeeded' }),
      'promoted',
    ],
    [
      'gives way to another canary',
      serving([
        canaryRevision('v1', 'stable', 90),
        canaryRevision('v3', 'canary', 10),
      ]),
      'replaced',
    ],
    ['is gone beside stable', serving([v1]), 'rolled-back'],
    ['gets no traffic any more', servedCanary(0), 'rolled-back'],
    [
      'was aborted',
      serving([v1, canaryRevision('v2', 'canary', 0)], {
        aborted: true,
        phase: 'Degraded',
      }),
      'rolled-back',
    ],
    [
      'is gone with stable',
      serving([canaryRevision('v7', 'stable', 100)]),
      'gone',
    ],
    ['is gone with all others', serving([]), 'gone'],
  ])('a canary that %s', (_, service, outcome) => {
    const ending = howItEnded(WATCHED, service);
    expect(ending?.outcome).toBe(outcome);
    expect(ending?.detail).not.toBe('');
  });
});
