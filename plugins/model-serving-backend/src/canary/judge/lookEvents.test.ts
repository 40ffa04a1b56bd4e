import type { Decision } from '@modeldeck/plugin-model-serving-common';
import {
  aLook,
  BEGAN,
  servedCanary,
  targetOf,
} from '../../__fixtures__/canaries';
import { lookEvents } from './lookEvents';

const report = (decision: Decision, percent = 20) =>
  aLook(BEGAN + 60_000, decision, targetOf(servedCanary(percent))).report;

const typesOf = (options: Parameters<typeof lookEvents>[0]) =>
  lookEvents(options).map(({ type }) => type);

describe('what a look brings to light', () => {
  it.each<[Decision | undefined, Decision, boolean]>([
    [undefined, 'keep-watching', false],
    [undefined, 'cannot-tell', false],
    [undefined, 'rollback', true],
    [undefined, 'promote', true],
    ['cannot-tell', 'cannot-tell', false],
    ['cannot-tell', 'keep-watching', true],
    ['rollback', 'keep-watching', true],
  ])('after %s that it is %s: %s', (then, now, isNews) => {
    const before = then ? { report: report(then) } : {};
    expect(typesOf({ before, report: report(now) })).toEqual(
      isNews ? ['decision-changed'] : [],
    );
  });

  it('is another weight, and evidence that had to be discarded', () => {
    const before = { report: report('promote') };
    const events = lookEvents({
      before,
      report: report('promote', 50),
      discarded: 'it was begun with another policy (errorBudget)',
    });
    expect(events.map(({ detail }) => detail)).toEqual([
      'Evidence begins anew: it was begun with another policy (errorBudget)',
      'v2 gets 50 % of the traffic, not 20 % any more',
    ]);
  });
});
