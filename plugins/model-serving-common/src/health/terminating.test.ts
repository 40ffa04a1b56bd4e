import { DEPLOYMENTS } from '../kubernetes/deployment';
import { assessHealth } from './assessHealth';
import { terminating } from './terminating';

const kept = DEPLOYMENTS.decode({ metadata: { name: 'kept' } });
const deleted = DEPLOYMENTS.decode({
  metadata: { name: 'gone', deletionTimestamp: '2026-11-20T00:00:00Z' },
});

describe('terminating', () => {
  it('is a service all objects of which are being deleted', () => {
    expect(terminating([deleted, deleted])?.message).toBe(
      'it is being deleted since 2026-11-20T00:00:00Z',
    );
  });

  it.each([[[kept]], [[deleted, kept]], [[]]])('is not one of %j', objects => {
    expect(terminating(objects)).toBeUndefined();
  });

  it('goes before what its last report says', () => {
    const health = assessHealth({
      terminating: terminating([deleted]),
      stopped: { reason: 'Stopped', message: 'it was stopped' },
      ready: {
        type: 'Ready',
        status: 'True',
        reason: '',
        message: '',
        lastTransitionTime: undefined,
      },
      statusIsStale: false,
      revisions: [],
      findings: [],
    });
    expect(health).toMatchObject({
      status: 'progressing',
      reason: 'Terminating',
    });
  });
});
