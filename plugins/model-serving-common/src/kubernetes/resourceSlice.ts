import type { FieldReader } from './FieldReader';
import { type NodeSelector, readNodeSelector } from './nodeSelector';
import { readQuantities } from './readQuantities';
import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';
import { readTaint, type Taint } from './taint';

/** Where devices can be used; all undefined: the slice says it of all of its devices. @public */
export interface DeviceReach {
  node: string | undefined;
  nodes: NodeSelector | undefined;
  allNodes: boolean;
}

/** What a device takes of a physical device that others are parts of too. @public */
export interface CounterUse {
  counterSet: string;
  counters: Readonly<Record<string, number>>;
}

/** @public */
export interface SliceDevice extends DeviceReach {
  name: string;
  /** text and version attributes by name, without the domain that qualifies them */
  attributes: Readonly<Record<string, string>>;
  capacity: Readonly<Record<string, number>>;
  consumes: CounterUse[];
  taints: Taint[];
  /** several claims may be given it at once */
  shareable: boolean;
}

/** @public */
export interface ResourceSlice extends KubeObject, DeviceReach {
  driver: string;
  pool: string;
  /** of the pool; slices of an older one are stale */
  poolGeneration: number;
  /** how many slices of this generation make the pool whole */
  sliceCount: number;
  devices: SliceDevice[];
  /** what there is of physical devices, by counter set */
  sharedCounters: CounterUse[];
}

/** @public */
export const RESOURCE_SLICES = defineResource<
  Omit<ResourceSlice, keyof KubeObject>
>({
  group: 'resource.k8s.io',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  plural: 'resourceslices',
  kind: 'ResourceSlice',
  namespaced: false,
  read(slice) {
    const spec = slice.at('spec');
    const pool = spec.at('pool');
    return {
      ...readReach(spec),
      driver: readName(spec.at('driver')) ?? '',
      pool: readName(pool.at('name')) ?? '',
      poolGeneration: pool.at('generation').integer() ?? 0,
      sliceCount: pool.at('resourceSliceCount').integer() ?? 1,
      devices: spec.at('devices').list().map(readSliceDevice),
      sharedCounters: spec
        .at('sharedCounters')
        .list()
        .map(set => readCounters(set, 'name')),
    };
  },
});

/** v1beta1 has all but the name under `basic`. */
function readSliceDevice(device: FieldReader): SliceDevice {
  const basic = device.at('basic');
  const fields = basic.exists ? basic : device;
  return {
    ...readReach(fields),
    name: readName(device.at('name')) ?? '',
    attributes: readAttributes(fields.at('attributes')),
    capacity: readValues(fields.at('capacity')),
    consumes: fields
      .at('consumesCounters')
      .list()
      .map(set => readCounters(set, 'counterSet')),
    taints: fields.at('taints').list().map(readTaint),
    shareable: fields.at('allowMultipleAllocations').boolean() ?? false,
  };
}

function readReach(owner: FieldReader): DeviceReach {
  return {
    node: readName(owner.at('nodeName')),
    nodes: readNodeSelector(owner.at('nodeSelector')),
    allNodes: owner.at('allNodes').boolean() ?? false,
  };
}

function readCounters(
  set: FieldReader,
  name: 'name' | 'counterSet',
): CounterUse {
  return {
    counterSet: readName(set.at(name)) ?? '',
    counters: readValues(set.at('counters')),
  };
}

function readAttributes(attributes: FieldReader): Record<string, string> {
  return Object.fromEntries(
    attributes.entries().flatMap(([name, value]) => {
      const text =
        readName(value.at('string')) ?? readName(value.at('version'));
      return text === undefined ? [] : [[unqualified(name), text]];
    }),
  );
}

function readValues(amounts: FieldReader): Record<string, number> {
  const values = readQuantities(amounts, field => field.at('value'));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [unqualified(name), value]),
  );
}

function unqualified(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
