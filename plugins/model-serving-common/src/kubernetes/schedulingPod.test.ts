import { SCHEDULING_PODS } from './schedulingPod';

function requests(spec: object) {
  return SCHEDULING_PODS.decode({ spec }).requests;
}

function container(limits: object, more: object = {}) {
  return { resources: { limits }, ...more };
}

const GPU = 'nvidia.com/gpu';
const ALWAYS = { restartPolicy: 'Always' };

describe('SCHEDULING_PODS', () => {
  it.each([
    [
      'the sum of containers',
      { containers: [container({ [GPU]: 1 }), container({ [GPU]: 2 })] },
      { [GPU]: 3 },
    ],
    [
      'the most of init containers',
      {
        initContainers: [container({ [GPU]: 2 }), container({ [GPU]: 4 })],
        containers: [container({ [GPU]: 1 })],
      },
      { [GPU]: 4 },
    ],
    [
      'sidecars with the containers',
      {
        initContainers: [container({ [GPU]: 1 }, ALWAYS)],
        containers: [container({ [GPU]: 1 })],
      },
      { [GPU]: 2 },
    ],
    [
      'sidecars with later init containers',
      {
        initContainers: [
          container({ cpu: '1' }, ALWAYS),
          container({ cpu: '3' }),
        ],
        containers: [container({ cpu: '2' })],
      },
      { cpu: 4 },
    ],
    [
      'sidecars not with earlier ones',
      {
        initContainers: [
          container({ cpu: '3' }),
          container({ cpu: '1' }, ALWAYS),
        ],
        containers: [container({ cpu: '1' })],
      },
      { cpu: 3 },
    ],
    [
      'the overhead on top',
      {
        containers: [container({ cpu: '1' })],
        overhead: { cpu: '250m', memory: '1Ki' },
      },
      { cpu: 1.25, memory: 1024 },
    ],
    [
      'what the whole pod asks for',
      {
        resources: { requests: { cpu: '8' } },
        containers: [container({ cpu: '1', memory: '2Ki', [GPU]: 1 })],
      },
      { cpu: 8, memory: 2048, [GPU]: 1 },
    ],
    [
      'no accelerators of whole pods',
      { resources: { requests: { [GPU]: '8' } }, containers: [] },
      {},
    ],
    [
      'requests before limits',
      {
        containers: [
          { resources: { requests: { cpu: '1' }, limits: { cpu: '4' } } },
        ],
      },
      { cpu: 1 },
    ],
    [
      'nothing else',
      {
        containers: [
          container({ 'ephemeral-storage': '1Gi', 'nvidia.com/hostdev': 1 }),
        ],
      },
      {},
    ],
    [
      'a fraction of a device as one',
      { containers: [container({ [GPU]: '1500m' })] },
      { [GPU]: 2 },
    ],
    [
      'no amounts that are none',
      { containers: [container({ [GPU]: '-1', cpu: 'many', memory: 1e300 })] },
      {},
    ],
  ])('takes %s', (_, spec, expected) => {
    expect(requests(spec)).toEqual(expected);
  });

  it('keeps little of a pod that asks for no accelerators', () => {
    const decoded = SCHEDULING_PODS.decode({
      metadata: {
        name: 'a',
        labels: { app: 'a' },
        annotations: { note: 'long' },
        ownerReferences: [{ kind: 'Job', name: 'a', controller: true }],
      },
      spec: {
        nodeName: 'n1',
        tolerations: [{ operator: 'Exists' }],
        containers: [container({ cpu: '1' })],
      },
    });
    expect(decoded).toMatchObject({
      asks: false,
      nodeName: 'n1',
      tolerations: [],
      requests: { cpu: 1 },
      metadata: { name: 'a', labels: {}, annotations: {}, ownerReferences: [] },
    });
  });

  it('finds the claims of a pod, made and not made yet', () => {
    const decoded = SCHEDULING_PODS.decode({
      spec: {
        resourceClaims: [
          { name: 'own', resourceClaimName: 'shared' },
          { name: 'made', resourceClaimTemplateName: 'template' },
          { name: 'unneeded', resourceClaimTemplateName: 'template' },
        ],
      },
      status: {
        resourceClaimStatuses: [
          { name: 'made', resourceClaimName: 'pod-made-x1' },
          { name: 'unneeded' },
        ],
        extendedResourceClaimStatus: {
          resourceClaimName: 'pod-extended-x2',
          requestMappings: [{ resourceName: GPU }, { resourceName: GPU }],
        },
      },
    });
    expect(decoded).toMatchObject({
      asks: true,
      claims: ['shared', 'pod-made-x1'],
      awaitsClaims: false,
      extendedClaim: { name: 'pod-extended-x2', resources: [GPU] },
    });
  });

  it('waits for claims that nobody has made', () => {
    const spec = {
      resourceClaims: [{ name: 'a', resourceClaimTemplateName: 't' }],
    };
    expect(SCHEDULING_PODS.decode({ spec })).toMatchObject({
      asks: true,
      awaitsClaims: true,
    });
  });

  it.each([
    ['Running', false],
    ['Succeeded', true],
    ['Failed', true],
  ])('%s has ended: %s', (phase, ended) => {
    expect(SCHEDULING_PODS.decode({ status: { phase } }).ended).toBe(ended);
  });
});
