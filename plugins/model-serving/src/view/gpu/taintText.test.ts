import { taintText } from './taintText';

const taint = (key: string, value = '') => ({
  key,
  value,
  effect: 'NoSchedule',
});

describe('taintText', () => {
  it('is what kubectl prints, without what Kubernetes says by itself', () => {
    expect(
      taintText({
        taints: [
          taint('nvidia.com/gpu', 'present'),
          taint('node.kubernetes.io/unschedulable'),
          taint('team'),
        ],
      }),
    ).toBe('nvidia.com/gpu=present:NoSchedule, team:NoSchedule');
  });
});
