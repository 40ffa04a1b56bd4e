import type {
  CounterUse,
  ResourceSlice,
  SliceDevice,
} from '../../kubernetes/resourceSlice';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { DeviceUnit, UnitPart } from './DeviceUnit';

/** What the slices of one driver's pool say. */
export interface PoolUnits {
  units: DeviceUnit[];
  problems: string[];
}

/** Begins the ids of units whose devices share counters. */
const COUNTED = 'set ';

interface ReachedDevice extends SliceDevice {
  onNode: string | undefined;
}

/**
 * The physical devices of a pool. Only slices of the newest generation count, and as long as some of
 * them are missing the scheduler gives none of their devices away
 * (kubernetes/dynamic-resource-allocation: structured, GatherPools).
 *
 * @param slices - of one driver and pool, in any order
 */
export function deviceUnits(slices: readonly ResourceSlice[]): PoolUnits {
  const newest = Math.max(...slices.map(slice => slice.poolGeneration));
  const valid = slices
    .filter(slice => slice.poolGeneration === newest)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const [first] = valid;
  if (!first) {
    return { units: [], problems: [] };
  }
  const problems: string[] = [];
  const complete = valid.length >= first.sliceCount;
  if (!complete) {
    problems.push(
      `${first.driver} has published ${valid.length} of the ${first.sliceCount} slices of pool ${first.pool}, so that none of its devices is given out`,
    );
  }
  const devices = valid.flatMap(slice => slice.devices.map(onNode(slice)));
  const far = devices.filter(device => device.onNode === undefined).length;
  if (far > 0) {
    problems.push(
      `${far} devices of ${first.driver} in pool ${first.pool} are not one node’s, so that no node pool counts them`,
    );
  }
  const counters = valid.flatMap(slice => slice.sharedCounters);
  const units = [...grouped(devices)].map(([id, members]) =>
    unitOf(first, id, members, counters, complete),
  );
  return { units, problems };
}

function onNode(slice: ResourceSlice) {
  return (device: SliceDevice): ReachedDevice => {
    const name = device.node ?? slice.node;
    const fields = (device.nodes ?? slice.nodes)?.flatMap(term => [
      ...term.matchFields,
      ...term.matchExpressions.filter(
        ({ key }) => key === 'kubernetes.io/hostname',
      ),
    ]);
    const [only, more] = (fields ?? []).flatMap(({ operator, values }) =>
      operator === 'In' ? values : [],
    );
    return {
      ...device,
      onNode: name ?? (more === undefined ? only : undefined),
    };
  };
}

/** Devices that consume one counter set, or have one UUID, are parts of one physical device. */
function grouped(devices: readonly ReachedDevice[]) {
  const groups = new Map<string, ReachedDevice[]>();
  for (const device of devices) {
    const sets = device.consumes.map(
      ({ counterSet }) => `${COUNTED}${counterSet}`,
    );
    const { uuid } = device.attributes;
    const ids = sets.length > 0 ? sets : [uuid ? `uuid ${uuid}` : device.name];
    for (const id of ids) {
      const group = groups.get(id);
      if (group) {
        group.push(device);
      } else {
        groups.set(id, [device]);
      }
    }
  }
  return groups;
}

function unitOf(
  { driver, pool }: ResourceSlice,
  id: string,
  devices: readonly ReachedDevice[],
  counters: readonly CounterUse[],
  complete: boolean,
): DeviceUnit {
  const parts = devices.map(device => partOf(device, id, counters));
  const wholes = devices.filter((_, index) => parts[index]?.share === 1);
  const [main] = wholes.length > 0 ? wholes : devices;
  const tainted = (wholes.length > 0 ? wholes : devices).every(isTainted);
  return {
    driver,
    pool,
    node: devices[0]?.onNode,
    id: main?.attributes.uuid ?? main?.name ?? id,
    // Of a device that can be cut the parts are shares, and no products of their own.
    product: productOf(main, id.startsWith(COUNTED)),
    memoryMiB: memoryOf(main),
    parts,
    withheld: whyWithheld(complete, tainted),
  };
}

function whyWithheld(
  complete: boolean,
  tainted: boolean,
): DeviceUnit['withheld'] {
  if (!complete) {
    return 'incomplete';
  }
  return tainted ? 'tainted' : undefined;
}

/** A part takes as much of the whole as of the counter that it takes most of. */
function partOf(
  device: SliceDevice,
  unit: string,
  counters: readonly CounterUse[],
): UnitPart {
  const use = device.consumes.find(
    ({ counterSet }) => `${COUNTED}${counterSet}` === unit,
  );
  const total = counters.find(
    ({ counterSet }) => counterSet === use?.counterSet,
  )?.counters;
  const shares = Object.entries(use?.counters ?? {})
    .map(([name, amount]) => amount / (total?.[name] ?? NaN))
    .filter(Number.isFinite);
  return {
    name: device.name,
    share: shares.length > 0 ? Math.min(1, Math.max(...shares)) : 1,
    profile: device.attributes.profile,
    shareable: device.shareable,
    capacity: device.capacity,
  };
}

const KEEPS_AWAY = ['NoSchedule', 'NoExecute'];

function isTainted({ taints }: SliceDevice): boolean {
  return taints.some(({ effect }) => KEEPS_AWAY.includes(effect));
}

/** As feature discovery writes it, which the same device may be labelled by elsewhere. */
function productOf(
  device: SliceDevice | undefined,
  isCounted: boolean,
): Known<string> {
  const { productName, model, ...attributes } = device?.attributes ?? {};
  const profile = isCounted ? undefined : attributes.profile;
  const product = (productName ?? model)?.replace(/ +/g, '-');
  return product === undefined
    ? unknown('its driver does not tell the product')
    : `${product}${profile === undefined ? '' : `-MIG-${profile}`}`;
}

function memoryOf(device: SliceDevice | undefined): Known<number> {
  const bytes = device?.capacity.memory;
  return orUnknown(
    bytes === undefined ? undefined : Math.round(bytes / 2 ** 20),
    'its driver does not tell the memory',
  );
}
