import { aRevision, aService } from '../../__testUtils__/services';
import { aRollout } from '../../__testUtils__/rollout';
import { canaryRows } from './canaryRow';

const stable = aRevision({ name: 'a' });
const canary = aRevision({ name: 'b', role: 'canary' });
const inFlight = [stable, canary];

describe('canaryRows', () => {
  it('are those in flight, the worst first', () => {
    const { health } = aService();
    const failed = { ...health, status: 'failed' as const };
    const items = [
      aService({ name: 'b-well', revisions: inFlight }),
      aService({ name: 'a-well', revisions: inFlight }),
      aService({ name: 'alone', revisions: [stable] }),
      aService({ name: 'failing', revisions: inFlight, health: failed }),
    ];
    expect(canaryRows({ items }).map(({ service }) => service.name)).toEqual([
      'failing',
      'a-well',
      'b-well',
    ]);
  });

  it('tell both sides, and since when the canary runs', () => {
    const items = [aService({ revisions: inFlight })];
    expect(canaryRows({ items })).toMatchObject([
      { stable: [stable], canary: [canary], since: '2026-11-20T08:00:00Z' },
    ]);
  });

  it('know a rollout that waits before there is a canary', () => {
    const rollout = aRollout({ paused: 'it waits' });
    const items = [aService({ revisions: [stable], rollout })];
    expect(canaryRows({ items })).toMatchObject([
      { since: { unknown: 'there is no canary yet' } },
    ]);
  });
});
