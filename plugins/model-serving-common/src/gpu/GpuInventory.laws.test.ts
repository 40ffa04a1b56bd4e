import fc from 'fast-check';
import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import { gpuReportSchema } from '../model/gpuSchema';
import { GPU_RESOURCES } from './gpuResources';
import { GpuInventory } from './GpuInventory';
import { DEFAULT_GPU_SETTINGS } from './GpuSettings';
import { gpuReport } from './report/gpuReport';

const TYPES = new Map(GPU_RESOURCES.map(({ type }) => [type.kind, type]));

const nodeName = fc.constantFrom('n1', 'n2', 'n3');
const podName = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const claimName = fc.constantFrom('c1', 'c2', 'c3');
const quantity = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map(String),
  fc.constantFrom('-1', '2500m', 'many', 3, null),
);
const RESOURCES = [
  'nvidia.com/gpu',
  'nvidia.com/mig-1g.5gb',
  'aws.amazon.com/neuron',
  'aws.amazon.com/neuroncore',
  'cpu',
];
const amounts = fc.dictionary(fc.constantFrom(...RESOURCES), quantity);

const node = fc.record({
  kind: fc.constant('Node'),
  metadata: fc.record({
    name: nodeName,
    labels: fc.dictionary(
      fc.constantFrom(
        'agentpool',
        'nvidia.com/gpu.product',
        'nvidia.com/gpu.replicas',
      ),
      fc.constantFrom('a', 'b-SHARED', '4'),
    ),
  }),
  spec: fc.record({
    unschedulable: fc.boolean(),
    taints: fc.array(
      fc.record({
        key: fc.constantFrom('gpu', 'spot'),
        effect: fc.constantFrom('NoSchedule', 'PreferNoSchedule'),
      }),
      { maxLength: 2 },
    ),
  }),
  status: fc.record({
    capacity: amounts,
    allocatable: fc.option(amounts, { nil: undefined }),
    conditions: fc.constantFrom(
      [{ type: 'Ready', status: 'True' }],
      [{ type: 'Ready', status: 'Unknown' }],
      [],
    ),
  }),
});

const pod = fc.record({
  kind: fc.constant('Pod'),
  metadata: fc.record({ namespace: fc.constant('team'), name: podName }),
  spec: fc.record({
    nodeName: fc.option(fc.oneof(nodeName, fc.constant('gone')), {
      nil: undefined,
    }),
    tolerations: fc.constantFrom([], [{ operator: 'Exists' }]),
    resourceClaims: fc.array(
      claimName.map(name => ({ name, resourceClaimName: name })),
      { maxLength: 2 },
    ),
    containers: fc.array(
      fc.record({ resources: fc.record({ limits: amounts }) }),
      {
        maxLength: 2,
      },
    ),
  }),
  status: fc.record({
    phase: fc.constantFrom('Running', 'Pending', 'Succeeded'),
    extendedResourceClaimStatus: fc.option(
      claimName.map(resourceClaimName => ({
        resourceClaimName,
        requestMappings: [{ resourceName: 'nvidia.com/gpu' }],
      })),
      { nil: undefined },
    ),
  }),
});

const DEVICES = ['gpu-0', 'gpu-0-mig-a', 'gpu-0-mig-b', 'gpu-1'];
const device = fc.record({
  name: fc.constantFrom(...DEVICES),
  consumesCounters: fc.constantFrom(
    undefined,
    [{ counterSet: 's0', counters: { memory: { value: '80' } } }],
    [{ counterSet: 's0', counters: { memory: { value: '20' } } }],
  ),
  taints: fc.constantFrom([], [{ key: 'bad', effect: 'NoSchedule' }]),
});

const slice = fc.record({
  kind: fc.constant('ResourceSlice'),
  metadata: fc.record({ name: fc.constantFrom('s1', 's2', 's3') }),
  spec: fc.record({
    driver: fc.constantFrom('gpu.nvidia.com', 'dra.net'),
    nodeName,
    pool: fc.record({
      name: fc.constantFrom('pool-a', 'pool-b'),
      generation: fc.integer({ min: 1, max: 2 }),
      resourceSliceCount: fc.integer({ min: 1, max: 2 }),
    }),
    devices: fc.uniqueArray(device, { selector: ({ name }) => name }),
    sharedCounters: fc.constant([
      { name: 's0', counters: { memory: { value: '80' } } },
    ]),
  }),
});

const claim = fc.record({
  kind: fc.constant('ResourceClaim'),
  metadata: fc.record({ namespace: fc.constant('team'), name: claimName }),
  spec: fc.constant({
    devices: {
      requests: [{ name: 'r', exactly: { deviceClassName: 'gpu.nvidia.com' } }],
    },
  }),
  status: fc.option(
    fc.record({
      allocation: fc.record({
        devices: fc.record({
          results: fc.array(
            fc.record({
              driver: fc.constant('gpu.nvidia.com'),
              pool: fc.constantFrom('pool-a', 'pool-b'),
              device: fc.constantFrom(...DEVICES, 'lost'),
              adminAccess: fc.boolean(),
            }),
            { maxLength: 3 },
          ),
        }),
      }),
    }),
    { nil: undefined },
  ),
});

const queue = fc.record({
  kind: fc.constant('ClusterQueue'),
  metadata: fc.record({ name: fc.constantFrom('q1', 'q2', 'q3') }),
  spec: fc.record({
    cohortName: fc.constantFrom(undefined, 'c1', 'c2'),
    resourceGroups: fc.constantFrom(
      [],
      [
        {
          flavors: [
            {
              name: 'f',
              resources: [{ name: 'nvidia.com/gpu', nominalQuota: '4' }],
            },
          ],
        },
      ],
    ),
  }),
  status: fc.constantFrom(undefined, { flavorsReservation: [] }),
});

const cohort = fc.record({
  kind: fc.constant('Cohort'),
  metadata: fc.record({ name: fc.constantFrom('c1', 'c2') }),
  spec: fc.record({ parentName: fc.constantFrom(undefined, 'c1', 'c2') }),
});

const localQueue = fc.record({
  kind: fc.constant('LocalQueue'),
  metadata: fc.constant({ namespace: 'team', name: 'default' }),
  spec: fc.record({ clusterQueue: fc.constantFrom('q1', 'q2') }),
});

const flavor = fc.record({
  kind: fc.constant('ResourceFlavor'),
  metadata: fc.constant({ name: 'f' }),
  spec: fc.record({
    nodeLabels: fc.constantFrom({}, { agentpool: 'a' }),
  }),
});

const deviceClass = fc.record({
  kind: fc.constant('DeviceClass'),
  metadata: fc.constant({ name: 'gpu.nvidia.com' }),
  spec: fc.constantFrom({}, { extendedResourceName: 'nvidia.com/gpu' }),
});

const workload = fc.record({
  kind: fc.constant('Workload'),
  metadata: fc.record({ namespace: fc.constant('team'), name: podName }),
  spec: fc.record({
    queueName: fc.constant('default'),
    podSets: fc.array(
      fc.record({
        count: fc.integer({ min: -1, max: 3 }),
        template: fc.record({
          spec: fc.record({
            containers: fc.array(
              fc.record({ resources: fc.record({ limits: amounts }) }),
              { maxLength: 1 },
            ),
          }),
        }),
      }),
      { maxLength: 2 },
    ),
  }),
});

const object = fc.oneof(
  { arbitrary: node, weight: 4 },
  { arbitrary: pod, weight: 5 },
  { arbitrary: slice, weight: 3 },
  { arbitrary: claim, weight: 4 },
  queue,
  cohort,
  deviceClass,
  localQueue,
  flavor,
  workload,
);

type Placed = [ResourceType, KubeObject];

function decoded(raw: { kind: string }): Placed {
  const type = TYPES.get(raw.kind);
  if (!type) {
    throw new Error(`no type reads ${raw.kind}`);
  }
  return [type, type.decode(raw)];
}

function emptyInventory() {
  return new GpuInventory({ cluster: 'west', settings: DEFAULT_GPU_SETTINGS });
}

function reportOf(inventory: GpuInventory) {
  return gpuReport({
    holdings: [inventory.read()],
    services: [],
    clusters: [],
    use: { unknown: 'no telemetry was read' },
    settings: DEFAULT_GPU_SETTINGS,
    now: new Date('2026-11-21T12:00:00Z'),
  });
}

describe('GpuInventory, whatever a cluster holds', () => {
  it('reconciles every row', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 25 }), raws => {
        const inventory = emptyInventory();
        raws.map(decoded).forEach(([type, each]) => inventory.put(type, each));
        const { pools, nodes } = inventory.read();
        for (const row of [...pools, ...nodes].flatMap(p => p.amounts)) {
          const { capacity, allocated, free, unhealthy, unschedulable } = row;
          expect(allocated + free + unhealthy + unschedulable).toBeCloseTo(
            capacity,
            2,
          );
          const parts = [allocated, free, unhealthy, unschedulable];
          expect(Math.min(...parts, row.overcommitted)).toBeGreaterThanOrEqual(
            0,
          );
        }
      }),
    );
  });

  it('tells of a pool what its nodes add up to', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 25 }), raws => {
        const inventory = emptyInventory();
        raws.map(decoded).forEach(([type, each]) => inventory.put(type, each));
        const { pools, nodes } = inventory.read();
        for (const { id, amounts: rows } of pools) {
          const own = nodes.filter(({ pool }) => pool === id);
          const total = (list: typeof rows) =>
            list.reduce((sum, { allocated }) => sum + allocated, 0);
          expect(total(rows)).toBeCloseTo(
            total(own.flatMap(each => each.amounts)),
            2,
          );
        }
      }),
    );
  });

  it('tells the same whatever came and went before, in whatever order', () => {
    const step = fc.record({
      raw: object,
      removes: fc.boolean(),
      reads: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (steps, order) => {
          const inventory = emptyInventory();
          const left = new Map<string, Placed>();
          for (const { raw, removes, reads } of steps) {
            const [type, each] = decoded(raw);
            const { namespace, name } = each.metadata;
            const key = `${type.kind} ${namespace}/${name}`;
            if (removes) {
              inventory.remove(type, namespace || undefined, name);
              left.delete(key);
            } else {
              inventory.put(type, each);
              left.set(key, [type, each]);
            }
            if (reads) {
              inventory.read();
            }
          }
          const fresh = emptyInventory();
          [...left.values()]
            .map(placed => ({ placed, at: order.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .forEach(({ placed: [type, each] }) => fresh.put(type, each));
          expect(inventory.read()).toEqual(fresh.read());
        },
      ),
    );
  });

  it('tells the same of a list as of its objects one by one', () => {
    fc.assert(
      fc.property(
        fc.array(object, { maxLength: 20 }),
        fc.array(object, { maxLength: 20 }),
        (before, after) => {
          const listed = emptyInventory();
          before.map(decoded).forEach(([type, each]) => listed.put(type, each));
          listed.read();
          const fresh = emptyInventory();
          const placed = after.map(decoded);
          placed.forEach(([type, each]) => fresh.put(type, each));
          for (const { type } of GPU_RESOURCES) {
            listed.unread(type, 'refused');
            listed.replace(
              type,
              placed.filter(([of]) => of === type).map(([, each]) => each),
            );
          }
          expect(listed.read()).toEqual(fresh.read());
        },
      ),
    );
  });

  it('never throws, and tells what the wire format allows', () => {
    const hostile = fc.record({
      kind: fc.constantFrom(...TYPES.keys()),
      metadata: fc.oneof(
        fc.anything(),
        fc.record({
          name: fc.string({ unit: 'binary' }),
          labels: fc.anything(),
          ownerReferences: fc.anything(),
        }),
      ),
      spec: fc.anything(),
      status: fc.anything(),
    });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, object), { maxLength: 20 }),
        raws => {
          const inventory = emptyInventory();
          raws
            .map(decoded)
            .forEach(([type, each]) => inventory.put(type, each));
          const report = reportOf(inventory);
          expect(gpuReportSchema.parse(report)).toEqual(report);
        },
      ),
    );
  });
});

describe('GpuInventory, when lists were not read', () => {
  it.each([...TYPES.values()].map(type => [type.id, type] as const))(
    'says so of %s',
    (id, type) => {
      const inventory = emptyInventory();
      inventory.unread(type, 'the API server refused it');
      expect(inventory.read().problems).toContainEqual(
        expect.stringMatching(
          new RegExp(`${id.replace(/\./g, '\\.')} were not read, the API`),
        ),
      );
      inventory.replace(type, []);
      expect(inventory.read().problems).toEqual([]);
    },
  );
});
