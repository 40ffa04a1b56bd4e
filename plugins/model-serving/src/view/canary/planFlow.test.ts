import { aPlan, aRefusal } from '../../__testUtils__/plans';
import { nextStep, type PlanFlow, type PlanFlowEvent } from './planFlow';

const plan = aPlan();
const promote: PlanFlowEvent = {
  type: 'request',
  request: { action: 'promote' },
};
const planned: PlanFlowEvent = { type: 'planned', outcome: { plan } };
const confirm: PlanFlowEvent = { type: 'confirm' };
const written: PlanFlowEvent = {
  type: 'executed',
  outcome: { state: 'written', plan },
};
const failed: PlanFlowEvent = { type: 'failed', message: 'no answer' };

const after = (...events: PlanFlowEvent[]) =>
  events.reduce<PlanFlow>(nextStep, { step: 'asking' });

describe('the way of a plan', () => {
  it('leads over what is shown and confirmed to what was written', () => {
    expect(after(promote).step).toBe('planning');
    expect(after(promote, planned)).toMatchObject({
      step: 'planned',
      changed: false,
    });
    expect(after(promote, planned, confirm).step).toBe('writing');
    expect(after(promote, planned, confirm, written).step).toBe('written');
  });

  it('shows a plan that has changed, and asks again', () => {
    const anew = aPlan({ summary: 'another one' });
    const changed: PlanFlowEvent = {
      type: 'executed',
      outcome: { state: 'changed', outcome: { plan: anew } },
    };
    const flow = after(promote, planned, confirm, changed);
    expect(flow).toMatchObject({ step: 'planned', plan: anew, changed: true });
    expect(nextStep(flow, confirm)).toMatchObject({
      step: 'writing',
      plan: anew,
    });
  });

  it('ends with a refusal, also when that is news', () => {
    const refusal = aRefusal();
    expect(
      after(promote, { type: 'planned', outcome: { refusal } }),
    ).toMatchObject({ step: 'refused', changed: false });
    expect(
      after(promote, planned, confirm, {
        type: 'executed',
        outcome: { state: 'changed', outcome: { refusal } },
      }),
    ).toMatchObject({ step: 'refused', changed: true });
  });

  it('knows whether something may have been written when an answer fails', () => {
    expect(after(promote, failed)).toMatchObject({ confirmed: false });
    expect(after(promote, planned, confirm, failed)).toMatchObject({
      confirmed: true,
    });
  });

  it.each<[string, PlanFlowEvent[], PlanFlowEvent]>([
    ['a plan that comes late', [promote, planned, confirm], planned],
    ['a second confirmation', [promote, planned, confirm], confirm],
    ['a wish while it is written', [promote, planned, confirm], promote],
    ['a confirmation of nothing', [promote], confirm],
    ['a failure after the end', [promote, planned, confirm, written], failed],
    ['an answer to nothing', [promote, planned], written],
  ])('is not led astray by %s', (_, events, late) => {
    const flow = after(...events);
    expect(nextStep(flow, late)).toBe(flow);
  });
});
