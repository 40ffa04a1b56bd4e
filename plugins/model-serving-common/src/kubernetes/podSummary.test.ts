import { isUnknown } from '../model/known';
import { podSchema } from '../model/revisionSchema';
import { PODS } from './pod';
import { isPodReady, podSummaries, podSummary } from './podSummary';

function pod(
  name: string,
  { deleted = false, phase = 'Running', ready = 'True', nodeName = 'n1' } = {},
) {
  return PODS.decode({
    metadata: {
      name,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...(deleted && { deletionTimestamp: '2026-01-02T00:00:00Z' }),
    },
    spec: {
      nodeName,
      containers: [
        { name: 'c', resources: { limits: { 'nvidia.com/gpu': 2 } } },
      ],
    },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: ready }],
      containerStatuses: [
        { name: 'c', restartCount: 3, ready: true, state: { running: {} } },
      ],
    },
  });
}

describe('podSummary', () => {
  it('names the claims that it gets devices by', () => {
    const claiming = PODS.decode({
      metadata: { name: 'a' },
      spec: { containers: [], resourceClaims: [{ name: 'gpu' }, { name: 7 }] },
    });
    expect(podSchema.parse(podSummary(claiming)).claims).toEqual(['gpu']);
    expect(podSummary(pod('a'))).not.toHaveProperty('claims');
  });

  it('says of a pod what the wire format holds', () => {
    const summary = podSummary(pod('a'));
    expect(summary).toEqual({
      name: 'a',
      state: 'Running',
      ready: true,
      restarts: 3,
      node: 'n1',
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      createdAt: '2026-01-01T00:00:00Z',
    });
    expect(podSchema.parse(summary)).toEqual(summary);
  });

  it('knows no node before there is one', () => {
    expect(isUnknown(podSummary(pod('a', { nodeName: '' })).node)).toBe(true);
  });

  it('takes a pod that is being deleted for not ready', () => {
    expect(isPodReady(pod('a', { deleted: true }))).toBe(false);
    expect(isPodReady(pod('a', { ready: 'Unknown' }))).toBe(false);
  });

  it('makes a valid summary of an object that holds nothing', () => {
    const summary = podSummary(
      PODS.decode({ status: { containerStatuses: [{ restartCount: -2 }] } }),
    );
    expect(podSchema.parse(summary)).toEqual(summary);
  });
});

it('orders pods by name and leaves out those that ended for good', () => {
  const pods = [pod('b'), pod('evicted', { phase: 'Failed' }), pod('a')];
  expect(podSummaries(pods).map(p => p.name)).toEqual(['a', 'b']);
});
