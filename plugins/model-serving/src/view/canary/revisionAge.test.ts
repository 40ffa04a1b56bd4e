import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aPod } from '../../__testUtils__/services';
import { restartsOf, runningSince } from './revisionAge';

const podSince = (createdAt: string) => ({ ...aPod('a'), createdAt });

describe('runningSince', () => {
  it('is when the oldest pod was made', () => {
    expect(
      runningSince({
        pods: [
          podSince('2026-11-20T08:00:00Z'),
          podSince('2026-11-19T08:00:00Z'),
        ],
      }),
    ).toBe('2026-11-19T08:00:00Z');
  });

  it('is unknown with one pod’s, and without pods', () => {
    const createdAt = unknown('it does not say');
    expect(
      runningSince({ pods: [aPod('a'), { ...aPod('b'), createdAt }] }),
    ).toEqual(createdAt);
    expect(runningSince({ pods: [] })).toEqual(unknown('it has no pods now'));
  });
});

it('adds up restarts, and takes no pods for no answer', () => {
  const restarted = { ...aPod('a'), restarts: 2 };
  expect(restartsOf({ pods: [restarted, restarted] })).toBe(4);
  expect(restartsOf({ pods: [] })).toEqual(unknown('it has no pods now'));
});
