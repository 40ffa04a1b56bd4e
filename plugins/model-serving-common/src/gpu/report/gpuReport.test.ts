import { NODES } from '../../kubernetes/node';
import { SCHEDULING_PODS } from '../../kubernetes/schedulingPod';
import { isUnknown, type Known, unknown } from '../../model/known';
import type { Component, ModelService, Revision } from '../../model/types';
import { GpuInventory } from '../GpuInventory';
import { DEFAULT_GPU_SETTINGS, type GpuSettings } from '../GpuSettings';
import type { DeviceUse, GpuUse } from '../use/GpuUse';
import { gpuReport } from './gpuReport';

const NOW = new Date('2026-11-21T12:00:00Z');
const DAY = 86_400;

function node(gpus: number, labels: Record<string, string> = {}) {
  const amounts = { 'nvidia.com/gpu': String(gpus) };
  return NODES.decode({
    metadata: {
      name: 'n1.west.example',
      labels: {
        'modeldeck.io/node-pool': 'serving',
        'nvidia.com/gpu.product': 'NVIDIA-L4',
        ...labels,
      },
    },
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });
}

function pod(name: string, gpus = 1, since = '2026-11-01T00:00:00Z') {
  return SCHEDULING_PODS.decode({
    metadata: { namespace: 'team', name, creationTimestamp: since },
    spec: {
      nodeName: 'n1.west.example',
      containers: [
        { resources: { limits: { 'nvidia.com/gpu': String(gpus) } } },
      ],
    },
    status: { phase: 'Running' },
  });
}

function device(
  index: number,
  utilization: Known<number>,
  idleSeconds: Known<number>,
  ...pods: string[]
): DeviceUse {
  const untold = unknown('no series tells it');
  return {
    node: 'n1',
    id: `GPU-${index}`,
    index: String(index),
    product: 'NVIDIA-L4',
    profile: undefined,
    utilization,
    idleSeconds,
    memoryUsedMiB: untold,
    memoryMiB: untold,
    temperatureCelsius: untold,
    powerWatts: untold,
    pods: pods.map(name => ({ namespace: 'team', name })),
  };
}

function revision(name: string, pods: string[], fields: Partial<Revision>) {
  return {
    name,
    role: 'stable',
    pods: pods.map(each => ({ name: each })),
    traffic: { programmed: { percent: 100, source: 'HTTPRoute/chat' } },
    ...fields,
  } as Revision;
}

function service(
  revisions: Revision[],
  components: Component[] = [],
  status = 'healthy',
) {
  return {
    id: 'west/team/deployment/chat',
    cluster: 'west',
    namespace: 'team',
    kind: 'Deployment',
    name: 'chat',
    owner: 'team-chat',
    health: { status },
    revisions,
    components,
  } as unknown as ModelService;
}

function reportOf(options: {
  gpus: number;
  labels?: Record<string, string>;
  pods: Array<ReturnType<typeof pod>>;
  devices?: DeviceUse[];
  services?: ModelService[];
  settings?: Partial<GpuSettings>;
  windowSeconds?: number;
}) {
  const settings = { ...DEFAULT_GPU_SETTINGS, ...options.settings };
  const inventory = new GpuInventory({ cluster: 'west', settings });
  inventory.put(NODES, node(options.gpus, options.labels));
  options.pods.forEach(each => inventory.put(SCHEDULING_PODS, each));
  const use: Known<GpuUse> = options.devices
    ? {
        source: 'Prometheus',
        windowSeconds: options.windowSeconds ?? DAY,
        clusters: new Map([['west', options.devices]]),
      }
    : unknown('no Prometheus is configured');
  return gpuReport({
    holdings: [inventory.read()],
    services: options.services ?? [],
    clusters: [],
    use,
    settings,
    now: NOW,
  });
}

function useOf(options: Parameters<typeof reportOf>[0]) {
  const { pools, holders } = reportOf(options);
  const [row] = pools[0]?.amounts ?? [];
  return {
    used: row?.used,
    idleHeld: row?.idleHeld,
    holders: holders.map(({ used, idleSeconds }) => ({ used, idleSeconds })),
  };
}

const UNKNOWN = { unknown: expect.any(String) };

describe('gpuReport, of what is used', () => {
  it('tells nothing without telemetry, rather than that all is idle', () => {
    const why = { unknown: 'no Prometheus is configured' };
    expect(useOf({ gpus: 2, pods: [pod('a')] })).toEqual({
      used: why,
      idleHeld: why,
      holders: [{ used: why, idleSeconds: why }],
    });
  });

  it('adds up the devices that pods hold, and only these', () => {
    expect(
      useOf({
        gpus: 3,
        pods: [pod('a'), pod('b')],
        devices: [
          device(0, 0.6, 10, 'a'),
          device(1, 0, DAY, 'b'),
          device(2, 0, DAY),
        ],
      }),
    ).toEqual({
      used: 0.6,
      idleHeld: 1,
      holders: [
        { used: 0.6, idleSeconds: 10 },
        { used: 0, idleSeconds: DAY },
      ],
    });
  });

  it('knows whose devices are where a node’s are all held, and no pod is named', () => {
    expect(
      useOf({
        gpus: 2,
        pods: [pod('a', 2)],
        devices: [device(0, 0.5, 5), device(1, 0.1, DAY)],
      }),
    ).toEqual({
      used: 0.6,
      idleHeld: 1,
      holders: [{ used: 0.3, idleSeconds: 5 }],
    });
  });

  it.each([
    ['all idle', [DAY, DAY, DAY], 2],
    ['none idle', [1, 1, 1], 0],
    ['some idle', [1, DAY, DAY], UNKNOWN],
  ])(
    'does not guess which devices are held where no pod is named: %s',
    (_, idle, idleHeld) => {
      expect(
        useOf({
          gpus: 3,
          pods: [pod('a'), pod('b')],
          devices: idle.map((seconds, index) => device(index, 0.5, seconds)),
        }),
      ).toMatchObject({
        used: UNKNOWN,
        idleHeld,
        holders: [{ used: UNKNOWN }, { used: UNKNOWN }],
      });
    },
  );

  it('does not take pods that are gone, or an exporter, for holders', () => {
    const { nodes } = reportOf({
      gpus: 1,
      pods: [pod('a')],
      devices: [device(0, 0.5, 5, 'ended', 'a', 'a')],
    });
    expect(nodes[0]?.devices).toMatchObject([
      { id: 'GPU-0', pods: [{ name: 'a' }] },
    ]);
  });

  it('does not multiply the use of a shared device by those who share it', () => {
    const shared = { 'nvidia.com/gpu.replicas': '4' };
    const pods = [pod('a'), pod('b')];
    expect(
      useOf({
        gpus: 4,
        labels: shared,
        pods,
        devices: [device(0, 0.5, 5, 'a', 'b')],
      }),
    ).toEqual({
      // Half of the device is two of its four units.
      used: 2,
      idleHeld: 0,
      holders: [
        { used: UNKNOWN, idleSeconds: UNKNOWN },
        { used: UNKNOWN, idleSeconds: UNKNOWN },
      ],
    });
    expect(
      useOf({
        gpus: 4,
        labels: shared,
        pods,
        devices: [device(0, 0, DAY, 'a', 'b')],
      }),
    ).toMatchObject({ idleHeld: 2, holders: [{ idleSeconds: DAY }, {}] });
  });

  it('calls nothing idle that was held or watched for a shorter time', () => {
    expect(
      useOf({
        gpus: 1,
        pods: [pod('a', 1, '2026-11-21T11:50:00Z')],
        devices: [device(0, 0, DAY, 'a')],
      }),
    ).toMatchObject({ idleHeld: 0, holders: [{ idleSeconds: 600 }] });
    expect(
      useOf({
        gpus: 1,
        pods: [pod('a')],
        devices: [device(0, 0, 60, 'a')],
        windowSeconds: 60,
      }),
    ).toMatchObject({ idleHeld: UNKNOWN });
  });

  it('says which devices it could not place', () => {
    const lost = { ...device(0, 0, 0), node: 'elsewhere' };
    expect(
      reportOf({ gpus: 1, pods: [], devices: [lost] }).problems,
    ).toContainEqual(expect.stringContaining('1 devices whose node'));
  });
});

describe('gpuReport, of services', () => {
  const devices = [
    device(0, 0.5, 5, 'v1-a'),
    device(1, 0.1, 5, 'v1-b'),
    device(2, 0, DAY, 'v2-a'),
  ];
  const pods = [pod('v1-a'), pod('v1-b'), pod('v2-a'), pod('stranger')];
  const canary = revision('v2', ['v2-a'], {
    role: 'canary',
    traffic: {
      programmed: { percent: 0, source: 'HTTPRoute/chat' },
    } as Revision['traffic'],
  });
  const chat = service([revision('v1', ['v1-a', 'v1-b'], {}), canary]);

  it('tells by revision what is held, used and held for nothing', () => {
    const { services, holders } = reportOf({
      gpus: 4,
      pods,
      devices,
      services: [chat],
    });
    expect(services).toMatchObject([
      {
        service: chat.id,
        owner: 'team-chat',
        revisions: [
          {
            revision: 'v1',
            accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
            used: 0.3,
            idleSeconds: 5,
          },
          {
            revision: 'v2',
            role: 'canary',
            heldForNothing: 'the canary gets no traffic, by HTTPRoute/chat',
          },
        ],
      },
    ]);
    expect(services[0]?.revisions[0]).not.toHaveProperty('heldForNothing');
    expect(
      holders.map(({ pod: name, class: kind, revision: of }) => [
        name,
        kind,
        of,
      ]),
    ).toEqual([
      ['stranger', 'other', undefined],
      ['v1-a', 'serving', 'v1'],
      ['v1-b', 'serving', 'v1'],
      ['v2-a', 'serving', 'v2'],
    ]);
  });

  it.each([
    ['stopped', {}, 'the service is stopped'],
    ['healthy', { role: 'retired' }, 'the retired revision gets no traffic'],
    [
      'healthy',
      { role: 'shadow' },
      'none of its devices did anything for 24 h',
    ],
  ] as const)('says why: %s %j', (status, fields, reason) => {
    const held = { ...canary, ...fields };
    const { services } = reportOf({
      gpus: 4,
      pods,
      devices,
      services: [service([held], [], status)],
    });
    expect(services[0]?.revisions[0]?.heldForNothing).toContain(reason);
  });

  it('gives what works for several services to none of them', () => {
    const component = {
      name: 'server',
      kind: 'server',
      pods: [{ name: 'stranger' }],
      sharedBy: ['a'],
      sharedByOmitted: 3,
    } as unknown as Component;
    const { services, holders } = reportOf({
      gpus: 4,
      pods: [pod('stranger')],
      services: [service([], [component])],
    });
    expect(services).toEqual([]);
    expect(holders).toMatchObject([{ class: 'serving' }]);
    expect(holders[0]).not.toHaveProperty('service');
  });

  const price = { perHour: 2, currency: 'KRW' };
  it.each([
    ['a price by product', [{ ...price, product: 'l4' }], 4, 0],
    ['by pool', [{ ...price, pool: 'serving' }], 4, 0],
    ['the first that matches', [{ ...price, perHour: 5 }, price], 10, 0],
    ['a price of something else', [{ ...price, product: 'H100' }], undefined],
    [
      'one that asks for what is not known',
      [{ ...price, capacityType: 'spot' as const }],
      undefined,
    ],
    ['no prices', [], undefined],
  ])('tells the cost: %s', (_, prices, perHour, idlePerHour = undefined) => {
    const { services } = reportOf({
      gpus: 4,
      pods,
      devices,
      services: [chat],
      settings: { prices },
    });
    const cost = services[0]?.revisions[0]?.cost;
    expect(isUnknown(cost)).toBe(perHour === undefined);
    expect(cost).toMatchObject(
      perHour === undefined
        ? UNKNOWN
        : { perHour, currency: 'KRW', idlePerHour },
    );
  });

  it('tells what of the cost is for idle devices', () => {
    const { services } = reportOf({
      gpus: 4,
      pods,
      devices,
      services: [chat],
      settings: { prices: [price] },
    });
    expect(services[0]?.revisions[1]?.cost).toEqual({
      perHour: 2,
      currency: 'KRW',
      idlePerHour: 2,
    });
  });
});
