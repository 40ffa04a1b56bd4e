import fc from 'fast-check';
import { isUnknown, known, unknown } from '../model/known';
import { ruleShares } from './ruleShares';
import type { RoutedMember } from './RoutedMember';
import type { RoutedBackend } from './RoutingRule';
import { member } from './testing/members';

const v1 = member('v1', { readyPods: 3 });
const v2 = member('v2', { readyPods: 1 });
const v3 = member('v3', { readyPods: 0 });

function backend(
  weight: number | undefined,
  ...members: RoutedMember[]
): RoutedBackend {
  return {
    title: `Service/s${members.length}`,
    weight,
    members,
    weightGiven: true,
    pointer: '/spec/rules/0/backendRefs/0',
    identity: [],
  };
}

function sharesOf(...backends: RoutedBackend[]) {
  const rule = {
    title: 'rules[0]',
    conditional: false,
    mirrored: [],
    backends,
  };
  return ruleShares(rule);
}

describe('ruleShares', () => {
  it('are the weights over all backends, also over strangers', () => {
    expect(sharesOf(backend(60, v1), backend(20, v2), backend(20))).toEqual(
      new Map([
        ['v1', 60],
        ['v2', 20],
      ]),
    );
  });

  it('add up where a member is behind two backends', () => {
    expect(sharesOf(backend(1, v1), backend(3, v1))).toEqual(
      new Map([['v1', 100]]),
    );
  });

  it('spread by ready pods over the members behind one Service', () => {
    expect(sharesOf(backend(50, v1, v2), backend(50, v3))).toEqual(
      new Map([
        ['v1', 37.5],
        ['v2', 12.5],
        ['v3', 50],
      ]),
    );
  });

  it('cannot be told where requests go to a Service without a ready pod', () => {
    expect(sharesOf(backend(1, v3, v3), backend(1, v1))).toEqual(
      unknown('Service/s2 has no ready pod to send to'),
    );
    // Nobody is sent there.
    expect(sharesOf(backend(0, v3, v3), backend(1, v1))).toEqual(
      new Map([
        ['v3', 0],
        ['v1', 100],
      ]),
    );
  });

  it('cannot be told of a malformed weight, and say which it is', () => {
    expect(sharesOf(backend(0, v1), backend(undefined))).toEqual(
      unknown('rules[0]: the weight of Service/s0 is malformed'),
    );
  });

  it('never come to more than 100 %', () => {
    const backends = fc.array(
      fc.record({
        weight: fc.nat(1000),
        members: fc.subarray([v1, v2]),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(backends, list => {
        const shares = sharesOf(
          ...list.map(b => backend(b.weight, ...b.members)),
        );
        fc.pre(!isUnknown(shares));
        const percents = [...(known(shares)?.values() ?? [])];
        const total = percents.reduce((sum, percent) => sum + percent, 0);
        expect(total).toBeLessThanOrEqual(100.01 + list.length * 0.01);
        expect(percents.every(p => p >= 0 && p <= 100)).toBe(true);
        const isWhole = list.every(b => b.members.length > 0);
        expect(isWhole ? total : 100).toBeCloseTo(100, 1);
      }),
    );
  });
});
