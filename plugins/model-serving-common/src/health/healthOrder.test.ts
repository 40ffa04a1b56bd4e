import type { Health, HealthStatus } from '../model/types';
import { compareHealth, worstHealth } from './healthOrder';

function health(status: HealthStatus): Health {
  return { status, reason: 'R', message: 'm' };
}

describe('the order of health', () => {
  it('puts what needs a person first, and what cannot be told before what is on its way', () => {
    const statuses = [
      'healthy',
      'idle',
      'progressing',
      'unknown',
      'failed',
      'stopped',
      'degraded',
    ] as const;
    expect(
      statuses
        .map(health)
        .sort(compareHealth)
        .map(h => h.status),
    ).toEqual([
      'failed',
      'degraded',
      'unknown',
      'progressing',
      'stopped',
      'idle',
      'healthy',
    ]);
  });

  it('finds the worst, and none among none', () => {
    expect(worstHealth([health('healthy'), health('degraded')])?.status).toBe(
      'degraded',
    );
    expect(worstHealth([])).toBeUndefined();
  });
});
