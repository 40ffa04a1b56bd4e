import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aPlan } from '../../__testUtils__/plans';
import { aRevision, aService, someTraffic } from '../../__testUtils__/services';
import { planProgress } from './planProgress';

const [stable, canary] = ['fraud-predictor-00003', 'fraud-predictor-00004'];
const at = (percent: number) =>
  aService({
    revisions: [
      aRevision({ name: stable, traffic: someTraffic(100 - percent) }),
      aRevision({ name: canary, traffic: someTraffic(percent) }),
    ],
  });
const { health } = aService();
const failed = { status: 'failed' as const, reason: 'Crash', message: 'x' };

describe('planProgress', () => {
  it('waits until routed traffic is as predicted', () => {
    expect(planProgress(aPlan(), health, at(20))).toEqual({
      state: 'waiting',
      details: [
        `${stable} gets 80 %, not 0 %`,
        `${canary} gets 20 %, not 100 %`,
      ],
    });
    expect(planProgress(aPlan(), health, at(100)).state).toBe('reached');
  });

  it('ends when the service fails of it', () => {
    const service = { ...at(20), health: failed };
    expect(planProgress(aPlan(), health, service)).toEqual({
      state: 'failed',
      details: ['x'],
    });
    expect(planProgress(aPlan(), failed, service).state).toBe('waiting');
  });

  it('is not reached where nobody can tell', () => {
    const plan = aPlan({
      after: [{ revision: canary, percent: unknown('steps follow') }],
    });
    expect(planProgress(plan, health, at(20)).state).toBe('cannot-verify');
  });
});
