import fc from 'fast-check';
import { momentText, timeTicks } from './timeTicks';

const at = (time: string) => Date.parse(`2026-11-${time}Z`);

describe('timeTicks', () => {
  it.each([
    ['20T12:00', '20T12:20', 5, ['12:00', '12:05', '12:10', '12:15', '12:20']],
    ['20T12:01', '20T16:00', 4, ['13:00', '14:00', '15:00', '16:00']],
    ['01T00:00', '08T00:00', 4, ['11-01', '11-03', '11-05', '11-07']],
  ])('from %s to %s', (from, to, most, labels) => {
    const ticks = timeTicks({ from: at(from), to: at(to), most, offset: 0 });
    expect(ticks.map(({ label }) => label)).toEqual(labels);
  });

  it('is round by the clock of the user, not by UTC', () => {
    const ticks = timeTicks({
      from: at('20T00:00'),
      to: at('20T23:00'),
      most: 2,
      offset: -9 * 60,
    });
    expect(ticks).toEqual([
      { at: at('20T03:00'), label: '12:00' },
      { at: at('20T15:00'), label: '11-21' },
    ]);
  });

  it('is empty where no time passes', () => {
    expect(timeTicks({ from: 5, to: 5, most: 5 })).toEqual([]);
  });

  it('never gives more than have room, nor one beyond the ends', () => {
    const moment = fc.integer({ min: 0, max: 2e12 });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.integer({ min: 1, max: 20 }),
        (a, b, n) => {
          const [from, to] = a < b ? [a, b] : [b, a];
          const ticks = timeTicks({ from, to, most: n, offset: 0 });
          expect(ticks.length).toBeLessThanOrEqual(n);
          for (const tick of ticks) {
            expect(tick.at).toBeGreaterThanOrEqual(from);
            expect(tick.at).toBeLessThanOrEqual(to);
          }
        },
      ),
    );
  });
});

describe('momentText', () => {
  it('is what the clock of the user shows', () => {
    expect(momentText(at('20T23:30'), -60)).toBe('11-21 00:30');
  });
});
