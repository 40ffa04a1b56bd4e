import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { workloadReadiness, isStatusStale } from './workloadReadiness';

function deployment(available?: string, observedGeneration?: number) {
  return DEPLOYMENTS.decode({
    metadata: { name: 'a', generation: 2 },
    status: {
      observedGeneration,
      conditions: available
        ? [{ type: 'Available', status: available, reason: 'R', message: 'm' }]
        : [],
    },
  });
}

describe('workloadReadiness', () => {
  const good = deployment('True');

  it('is ready when all Deployments are available', () => {
    expect(workloadReadiness([good, good], undefined)).toMatchObject({
      type: 'Ready',
      status: 'True',
      reason: 'Available',
    });
  });

  it('is what the one says that is not', () => {
    expect(
      workloadReadiness([good, deployment('False')], undefined),
    ).toMatchObject({ type: 'Ready', status: 'False', reason: 'R' });
  });

  it('hears bad news before it misses a report', () => {
    const all = [deployment(), deployment('False')];
    expect(workloadReadiness(all, undefined)?.status).toBe('False');
  });

  it('is not told while a Deployment has no report', () => {
    expect(workloadReadiness([good, deployment()], undefined)).toBe(undefined);
  });

  it('waits for a route that no gateway has looked at', () => {
    expect(workloadReadiness([good], 'nobody has')).toMatchObject({
      status: 'False',
      message: 'nobody has',
    });
  });
});

describe('isStatusStale', () => {
  it.each([
    ['the status is of this generation', 2, false],
    ['it is of an earlier one', 1, true],
    ['there is no status, which is another matter', undefined, false],
  ])('when %s', (_, observed, stale) => {
    expect(isStatusStale([deployment('True', observed)])).toBe(stale);
  });
});
