import { aRollout } from '../../__testUtils__/rollout';
import { aRevision, aService, someTraffic } from '../../__testUtils__/services';
import {
  hasCanaryInFlight,
  hasTrafficToMove,
  offeredActions,
  sharingRevisions,
  suggestedAction,
} from './canaryActions';

const stable = aRevision({ name: 'a' });
const canary = aRevision({ name: 'b', role: 'canary' });
const retired = aRevision({ name: 'c', role: 'retired' });
const paused = aRollout({ paused: 'it waits for a person' });

describe('offeredActions', () => {
  it.each([
    [
      'a canary',
      { revisions: [stable, canary] },
      'promote rollback set-weight',
    ],
    [
      'a version that was promoted',
      { revisions: [stable, retired] },
      'rollback',
    ],
    [
      'a rollout on its way',
      { revisions: [stable, canary], rollout: aRollout() },
      'promote rollback set-weight pause',
    ],
    [
      'a rollout that waits',
      { revisions: [stable], rollout: paused },
      'promote rollback resume',
    ],
  ])('of %s', (_, service, expected) => {
    expect(offeredActions(service).join(' ')).toBe(expected);
    expect(hasTrafficToMove(service)).toBe(true);
  });

  it('are not looked for where there is one version only', () => {
    expect(hasTrafficToMove({ revisions: [stable] })).toBe(false);
  });
});

describe('hasCanaryInFlight', () => {
  const none = someTraffic(0);
  it.each([
    ['a canary with traffic', { revisions: [stable, canary] }, true],
    ['a rollout that waits', { revisions: [stable], rollout: paused }, true],
    [
      'a rollout that is done',
      { revisions: [stable], rollout: aRollout() },
      false,
    ],
    ['a version that is retired', { revisions: [stable, retired] }, false],
    [
      'a canary that was rolled back',
      { revisions: [stable, { ...canary, traffic: none }] },
      false,
    ],
  ])('of %s', (_, service, expected) => {
    expect(hasCanaryInFlight(aService(service))).toBe(expected);
  });
});

it('shares nothing out to a version that is retired, or only shadowed', () => {
  const shadow = aRevision({ name: 'd', role: 'shadow' });
  expect(
    sharingRevisions({ revisions: [stable, canary, retired, shadow] }),
  ).toEqual([stable, canary]);
});

describe('suggestedAction', () => {
  it.each([
    ['rollback', 'rollback'],
    ['promote', 'promote'],
    ['keep-watching', undefined],
    ['cannot-tell', undefined],
    [undefined, undefined],
  ] as const)('of %s is %s', (decision, action) => {
    expect(suggestedAction(decision)).toBe(action);
  });
});
