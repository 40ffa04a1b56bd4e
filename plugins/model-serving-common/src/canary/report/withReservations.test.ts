import type { Verdict } from '../../model/verdictTypes';
import {
  howToLift,
  type Reservations,
  withReservations,
} from './withReservations';

describe('withReservations', () => {
  const verdict = (decision: Verdict['decision']): Verdict => ({
    decision,
    rule: 'evidence',
    reasons: ['as it was'],
    metrics: [],
    checks: [],
    missing: [],
    share: { canary: 0, stable: 0, mismatched: false },
    observedSeconds: 0,
    burnInSeconds: 0,
  });
  const trouble = { since: '2026-11-21T12:00:00Z', reason: 'no answer' };
  const policyProblems = ['the minimum is longer than the maximum'];

  it.each<[Verdict['decision'], Reservations, Verdict['decision'], number]>([
    ['promote', {}, 'promote', 1],
    ['promote', { trouble }, 'cannot-tell', 2],
    ['keep-watching', { trouble }, 'cannot-tell', 2],
    ['rollback', { trouble }, 'rollback', 2],
    ['rollback', { policyProblems }, 'cannot-tell', 2],
    ['promote', { policyProblems, trouble }, 'cannot-tell', 3],
  ])('makes of %s with %j %s', (given, reservations, decision, reasons) => {
    const held = withReservations(verdict(given), reservations);
    expect(held.decision).toBe(decision);
    expect(held.reasons).toHaveLength(reasons);
    expect(held.reasons.at(-1)).toBe('as it was');
  });

  it.each<[Reservations, RegExp | undefined]>([
    [{}, undefined],
    [{ trouble }, /metrics can be read/],
    [{ trouble, policyProblems }, /mend what/],
  ])('of %j are lifted by %s', (reservations, how) => {
    const told = howToLift(reservations) ?? 'nothing';
    expect(told).toMatch(how ?? /^nothing$/);
  });
});
