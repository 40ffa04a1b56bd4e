import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aRollout } from '../__testUtils__/rollout';
import { aRevision, someTraffic } from '../__testUtils__/services';
import { checkOutcome, rolloutHint, rolloutMessage } from './rollout';

const stable = aRevision({ traffic: someTraffic(60) });
const canary = aRevision({ role: 'canary', traffic: someTraffic(50, 40) });
const unrouted = aRevision({
  role: 'canary',
  traffic: { ...someTraffic(30), programmed: unknown('not read') },
});
const untold = aRevision({
  role: 'canary',
  traffic: {
    ...someTraffic(30),
    programmed: unknown('not read'),
    declared: unknown('not said'),
  },
});
const preview = aRevision({ role: 'candidate', traffic: someTraffic(0) });

describe('rolloutHint', () => {
  it.each([
    ['aborted', { aborted: true, paused: 'x' }, [canary], { kind: 'aborted' }],
    [
      'paused',
      { paused: 'x' },
      [stable, canary],
      { kind: 'pausedAt', percent: 40 },
    ],
    [
      'paused, route unknown',
      { paused: 'x' },
      [unrouted],
      { kind: 'pausedAt', percent: 30 },
    ],
    ['paused, share unknown', { paused: 'x' }, [untold], { kind: 'paused' }],
    [
      'paused without canary',
      { paused: 'x' },
      [stable, preview],
      { kind: 'paused' },
    ],
    ['on its way', {}, [canary], { kind: 'step', step: 3, count: 8 }],
    ['done', { step: { index: 8, count: 8, title: '' } }, [stable], undefined],
    ['without steps', { step: unknown('none') }, [canary], undefined],
  ])('says %s', (_, overrides, revisions, hint) => {
    expect(rolloutHint({ rollout: aRollout(overrides), revisions })).toEqual(
      hint,
    );
  });

  it('says nothing where nothing moves', () => {
    expect(rolloutHint({ revisions: [canary] })).toBeUndefined();
  });
});

describe('checkOutcome', () => {
  it.each([
    ['Successful', 'passed'],
    ['Passing', 'passed'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
    ['Inconclusive', 'undecided'],
    ['Running', 'running'],
    ['constructor', 'running'],
  ])('%s is %s', (phase, outcome) => {
    expect(checkOutcome(phase)).toBe(outcome);
  });
});

describe('rolloutMessage', () => {
  it('is not said twice', () => {
    const message = 'waits for a person';
    expect(rolloutMessage(aRollout({ message }))).toBe(message);
    expect(rolloutMessage(aRollout({ message, paused: message }))).toBe('');
  });
});
