import fc from 'fast-check';
import {
  isAccelerator,
  podAccelerators,
  podRequests,
  sumAccelerators,
} from './accelerators';
import { PODS } from './pod';

const GPU = 'nvidia.com/gpu';

function container(count: number | undefined, more: object = {}) {
  return {
    name: 'c',
    ...(count !== undefined && {
      resources: { limits: { [GPU]: `${count}` } },
    }),
    ...more,
  };
}

function pod(
  containers: object[],
  initContainers: object[] = [],
  phase = 'Running',
) {
  return PODS.decode({
    spec: { containers, initContainers },
    status: { phase },
  });
}

const sidecar = (count: number) =>
  container(count, { restartPolicy: 'Always' });

describe('isAccelerator', () => {
  it.each([
    'nvidia.com/gpu',
    'nvidia.com/gpu.shared',
    'nvidia.com/mig-1g.10gb',
    'nvidia.com/GRID_A100D-10C',
    'amd.com/gpu',
    'gpu.intel.com/xe',
    'habana.ai/gaudi',
    'google.com/tpu',
    'aws.amazon.com/neuroncore',
    'k8s.amazonaws.com/vgpu',
  ])('%s is one', resource => expect(isAccelerator(resource)).toBe(true));
  it.each([
    'cpu',
    'memory',
    'nvidia.com/hostdev',
    'gpu.intel.com/i915_monitoring',
    'gpu.intel.com/memory.max',
    'rdma/hca',
    'example.com/nvidia.com/gpu',
    'ephemeral-storage',
  ])('%s is none', resource => expect(isAccelerator(resource)).toBe(false));
});

describe('podRequests', () => {
  it.each([
    ['all containers together', [container(1), container(2)], [], 3],
    ['an init container that needs more', [container(1)], [container(4)], 4],
    [
      'no sum of init containers, which run one by one',
      [container(1)],
      [container(2), container(3)],
      3,
    ],
    ['sidecars beside the containers', [container(1)], [sidecar(2)], 3],
    [
      'sidecars beside the init containers after them',
      [container(1)],
      [sidecar(2), container(4)],
      6,
    ],
    [
      'not those that start later',
      [container(1)],
      [container(4), sidecar(2)],
      4,
    ],
  ])('counts %s', (_, containers, init, expected) => {
    expect(podRequests(pod(containers, init))).toEqual({ [GPU]: expected });
  });

  it('is at least what every container asks for alone', () => {
    const any = fc.array(
      fc.record({ count: fc.nat(8), sidecar: fc.boolean() }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(any, any, (main, init) => {
        const observed = pod(
          main.map(({ count }) => container(count)),
          init.map(c => (c.sidecar ? sidecar(c.count) : container(c.count))),
        );
        const total = podRequests(observed)[GPU] ?? 0;
        for (const { count } of [...main, ...init]) {
          expect(total).toBeGreaterThanOrEqual(count);
        }
        expect(total).toBeLessThanOrEqual(
          [...main, ...init].reduce((sum, c) => sum + c.count, 0),
        );
      }),
    );
  });

  it('takes a request and its limit for one number', () => {
    const resources = { requests: { [GPU]: 1 }, limits: { [GPU]: '1' } };
    expect(podRequests(pod([{ name: 'c', resources }]))).toEqual({ [GPU]: 1 });
  });
});

describe('podAccelerators', () => {
  it('leaves out what is no accelerator, and pods that gave theirs back', () => {
    const resources = { limits: { cpu: '1', 'rdma/hca': '1', [GPU]: '2' } };
    const containers = [{ name: 'c', resources }];
    expect(podAccelerators(pod(containers))).toEqual([
      { resource: GPU, count: 2 },
    ]);
    expect(podAccelerators(pod(containers, [], 'Failed'))).toEqual([]);
  });

  it('records a request that is none', () => {
    const resources = { limits: { [GPU]: 'two', 'amd.com/gpu': '-1' } };
    const observed = pod([{ name: 'c', resources }]);
    expect(podAccelerators(observed)).toEqual([]);
    expect(observed.malformed.map(m => m.path)).toEqual([
      'spec.containers.0.resources.limits.nvidia.com/gpu',
      'spec.containers.0.resources.limits.amd.com/gpu',
    ]);
  });
});

it('sums accelerators by resource and never across resources', () => {
  expect(
    sumAccelerators([
      [
        { resource: GPU, count: 1 },
        { resource: 'amd.com/gpu', count: 1 },
      ],
      [{ resource: GPU, count: 2 }],
    ]),
  ).toEqual([
    { resource: 'amd.com/gpu', count: 1 },
    { resource: GPU, count: 3 },
  ]);
});
