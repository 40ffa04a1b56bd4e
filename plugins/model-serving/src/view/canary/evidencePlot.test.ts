import {
  aLook,
  aRun,
  lookMetric,
  minute,
} from '../../__testUtils__/canaryHistory';
import {
  evidenceLines,
  powerOfTen,
  powerText,
  shownPowers,
  thresholds,
} from './evidencePlot';

const errors = (evidence: number) =>
  lookMetric({ harm: { evidence, needed: 100 } });
const slow = (evidence: number) =>
  lookMetric({ metric: 'latency', harm: { evidence, needed: 400 } });

describe('evidenceLines', () => {
  it('is a line for each metric, with a gap where it was not weighed', () => {
    const run = aRun({
      looks: [
        aLook(minute(1), { metrics: [errors(2)] }),
        aLook(minute(2), { metrics: [errors(3), slow(0.5)] }),
      ],
    });
    const [first, second] = [1, 2].map(count => Date.parse(minute(count)));
    expect(evidenceLines(run, 'harm')).toEqual([
      {
        metric: 'errors',
        ofBudget: false,
        needed: 100,
        points: [
          { at: first, evidence: 2 },
          { at: second, evidence: 3 },
        ],
      },
      {
        metric: 'latency',
        ofBudget: false,
        needed: 400,
        points: [
          { at: first, evidence: undefined },
          { at: second, evidence: 0.5 },
        ],
      },
    ]);
  });

  it('follows the budget where that has come further', () => {
    const kept = { evidence: 15, needed: 25 };
    const looks = [aLook(minute(1), { metrics: [lookMetric({ kept })] })];
    expect(evidenceLines(aRun({ looks }), 'safety')).toMatchObject([
      { ofBudget: true, needed: 25, points: [{ evidence: 15 }] },
    ]);
    expect(evidenceLines(aRun({ looks }), 'harm')).toMatchObject([
      { ofBudget: false, needed: 100 },
    ]);
  });

  it.each([[null], [Infinity], [1]])(
    'leaves out what decides nothing, needing %p',
    needed => {
      const harm = { evidence: 2, needed: needed as number };
      const looks = [aLook(minute(1), { metrics: [lookMetric({ harm })] })];
      expect(evidenceLines(aRun({ looks }), 'harm')).toEqual([]);
    },
  );
});

describe('shownPowers', () => {
  const shown = (...evidence: number[]) =>
    shownPowers(
      evidenceLines(
        aRun({
          looks: evidence.map((value, index) =>
            aLook(minute(index), { metrics: [errors(value)] }),
          ),
        }),
        'harm',
      ),
    );

  it('shows what decides, even as long as nothing comes near it', () => {
    expect(shown(1, 1.5)).toEqual([-1, 0, 1, 2, 3]);
  });

  it('goes down with what speaks against it, and not without end', () => {
    expect(shown(1, 0.004)[0]).toBe(-3);
    expect(shown(1, 1e-90)[0]).toBe(-3);
    expect(shown(0)[0]).toBe(-3);
  });

  it('does not let what is beyond doubt press the rest flat', () => {
    expect(shown(1, 1e80).at(-1)).toBe(4);
  });
});

describe('powerOfTen', () => {
  it.each([
    [100, 2],
    [1, 0],
    [0, -3],
    [NaN, -3],
  ])('of %p is %p', (evidence, power) => {
    expect(powerOfTen(evidence)).toBe(power);
  });
});

describe('powerText', () => {
  it.each([
    [-2, '0.01'],
    [0, '1'],
    [3, '1000'],
    [4, '10⁴'],
    [12, '10¹²'],
  ])('of %p is %s', (power, text) => {
    expect(powerText(power)).toBe(text);
  });
});

describe('thresholds', () => {
  it('are as many as differ', () => {
    const metrics = [errors(1), slow(1), lookMetric({ metric: 'restarts' })];
    const lines = evidenceLines(
      aRun({ looks: [aLook(minute(1), { metrics })] }),
      'harm',
    );
    expect(thresholds(lines)).toEqual([
      { needed: 100, metrics: ['errors', 'restarts'] },
      { needed: 400, metrics: ['latency'] },
    ]);
  });
});
