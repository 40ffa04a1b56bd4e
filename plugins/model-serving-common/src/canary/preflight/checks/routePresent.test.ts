import type { ModelService } from '../../../model/types';
import { revisionOf, serviceOf } from '../../sources/testing/canaryOf';
import { checkOf } from '../testing/factsOf';

const HEALTHY = { status: 'healthy', reason: 'Ready', message: '' } as const;
const FAILED = { status: 'failed', reason: 'NotReady', message: '' } as const;

/** Whose routes nobody tells. */
const untold = (changes: Partial<ModelService>) =>
  serviceOf([revisionOf('v1')], changes);

it.each<[string, Partial<ModelService>, string]>([
  ['of a platform that tells none', { health: HEALTHY }, 'cannot-tell'],
  [
    'of one that keeps them, and is ready',
    { platform: 'seldon-v2', health: HEALTHY },
    'passed',
  ],
  [
    'of one that keeps them, and is not',
    { platform: 'seldon-v2', health: FAILED },
    'cannot-tell',
  ],
])('a route that nobody tells, %s', (_, changes, state) => {
  expect(checkOf({ before: untold(changes) }, 'route-present')).toMatchObject({
    state,
  });
});

it('passes by the share that stable has', () => {
  const share = { percent: 100, source: 'status.traffic' };
  const stable = revisionOf('v1');
  const before = serviceOf([
    { ...stable, traffic: { ...stable.traffic, programmed: share } },
  ]);
  expect(checkOf({ before }, 'route-present')).toMatchObject({
    state: 'passed',
    detail: 'v1 gets 100 % (status.traffic)',
  });
});
