import { podRequests } from './podRequests';

const GPU = 'nvidia.com/gpu';

function container(gpus: number, more: object = {}) {
  return { name: 'c', resources: { limits: { [GPU]: String(gpus) } }, ...more };
}

const sidecar = (gpus: number) => container(gpus, { restartPolicy: 'Always' });

describe('podRequests', () => {
  it.each([
    ['containers together', [], [1, 2], 3],
    ['an init container that needs more', [container(4)], [1], 4],
    ['an init container that needs less', [container(1)], [2], 2],
    [
      'init containers one after the other',
      [container(2), container(3)],
      [1],
      3,
    ],
    ['a sidecar beside the containers', [sidecar(1)], [2], 3],
    [
      'an init container beside the sidecar before it',
      [sidecar(1), container(3)],
      [1],
      4,
    ],
    ['a sidecar after an init container', [container(3), sidecar(1)], [1], 3],
  ])('counts %s', (_, initContainers, gpus, expected) => {
    const spec = { initContainers, containers: gpus.map(n => container(n)) };
    expect(podRequests({ spec }).get(GPU)).toBe(expected);
  });

  it('adds the overhead, and reads quantities', () => {
    const resources = { requests: { cpu: '250m', memory: '1Gi' } };
    const spec = { containers: [{ resources }], overhead: { cpu: '1' } };
    expect(Object.fromEntries(podRequests({ spec }))).toEqual({
      cpu: 1.25,
      memory: 2 ** 30,
    });
  });

  it('takes a request before the limit, and nonsense for nothing', () => {
    const resources = {
      requests: { cpu: 'much' },
      limits: { cpu: '2', [GPU]: '-' },
    };
    expect([
      ...podRequests({ spec: { containers: [{ resources }] } }).values(),
    ]).toEqual([0, 0]);
  });
});
