import { aReport } from '../../__testUtils__/canaryReport';
import {
  evidenceBar,
  missingByReason,
  ownReasons,
  safetyBar,
} from './evidence';

describe('evidenceBar', () => {
  it.each([
    [0.01, 0, false, '0.01'],
    [1, 0, false, '1'],
    [10, 50, false, '10'],
    [100, 100, true, '100'],
    [1e300, 100, true, '> 10000'],
  ])('of %d on the way to 100', (evidence, percent, decides, text) => {
    expect(evidenceBar({ evidence, needed: 100 })).toEqual({
      percent,
      decides,
      evidence: text,
      needed: '100',
    });
  });

  it('is none where nothing can decide', () => {
    const needed = null as unknown as number; // as JSON has it
    expect(evidenceBar({ evidence: 5, needed })).toBeUndefined();
  });
});

it('shows of safety what has come further', () => {
  const [metric] = aReport().verdict.metrics;
  const safety = { evidence: 2, needed: 20 };
  expect(safetyBar({ ...metric!, safety })?.evidence).toBe('2');
  const kept = { evidence: 30, needed: 20 };
  expect(safetyBar({ ...metric!, safety, kept })?.decides).toBe(true);
});

it('says one reason once', () => {
  expect(
    missingByReason([
      { metric: 'latency', reason: 'no histogram' },
      { metric: 'restarts', reason: 'no pods' },
      { metric: 'errors', reason: 'no histogram' },
    ]),
  ).toEqual([
    { metrics: ['latency', 'errors'], reason: 'no histogram' },
    { metrics: ['restarts'], reason: 'no pods' },
  ]);
});

it('leaves reasons out that are those of missing metrics', () => {
  const { verdict } = aReport({
    reasons: ['latency: no histogram', 'neither side got any request'],
    missing: [{ metric: 'latency', reason: 'no histogram' }],
  });
  expect(ownReasons(verdict)).toEqual(['neither side got any request']);
});
