import {
  type GpuCost,
  type GpuHolder,
  type GpuServiceUse,
  isUnknown,
  type Known,
  known,
  sumAccelerators,
} from '@modeldeck/plugin-model-serving-common';
import { acceleratorsOf, NONE } from '../values';
import { idleText, isIdleFor, shareText, UNTOLD } from './gpuValues';

/** The accelerators of one revision, or of what is no model service, as a line. */
export interface GpuServiceRow {
  cluster: string;
  namespace: string;
  /** of the service, or `Kind/name` of another owner */
  name: string;
  kind: string;
  revision: string;
  role: string;
  traffic: string;
  gpus: string;
  pools: string;
  used: string;
  idleFor: string;
  isIdle: boolean;
  cost: string;
  idleCost: string;
  owner: string;
  /** why they serve nobody */
  note: string;
}

type Names = ReadonlyMap<string, string>;

/** In the order they are listed in. */
const CLASSES = ['training', 'notebook', 'other'];

/** A line for each revision of model services that holds something. */
export function gpuServiceRows(
  service: GpuServiceUse,
  poolNames: Names,
): GpuServiceRow[] {
  return service.revisions.map(revision => {
    const cost = known(revision.cost);
    return {
      cluster: service.cluster,
      namespace: service.namespace,
      name: service.name,
      kind: service.kind,
      revision: revision.revision || NONE,
      role: revision.role || NONE,
      traffic: isUnknown(revision.traffic)
        ? UNTOLD
        : `${Number(revision.traffic.percent.toFixed(1))}%`,
      gpus: acceleratorsOf(revision.accelerators),
      pools:
        revision.pools.map(id => poolNames.get(id) ?? id).join(',') || NONE,
      used: shareText(revision.used),
      idleFor: idleText(revision.idleSeconds),
      isIdle: isIdleFor(revision.idleSeconds),
      cost: cost ? moneyText(cost.perHour, cost) : NONE,
      idleCost: cost ? idleCostText(cost) : NONE,
      owner: service.owner ?? NONE,
      note: revision.heldForNothing ?? '',
    };
  });
}

/** A line for each owner of pods that are no model service's, the class where a service has its role. */
export function gpuOtherRows(
  holders: readonly GpuHolder[],
  poolNames: Names,
): GpuServiceRow[] {
  const groups = new Map<string, GpuHolder[]>();
  for (const holder of holders.filter(one => one.class !== 'serving')) {
    const { cluster, namespace, pod, owner = `Pod/${pod}` } = holder;
    const key = JSON.stringify([cluster, holder.class, namespace, owner]);
    groups.set(key, [...(groups.get(key) ?? []), holder]);
  }
  return [...groups.values()]
    .flatMap(group => otherRow(group, poolNames))
    .sort(
      (a, b) =>
        CLASSES.indexOf(a.role) - CLASSES.indexOf(b.role) ||
        (keyOf(a) < keyOf(b) ? -1 : 1),
    );
}

function keyOf({ cluster, namespace, name }: GpuServiceRow): string {
  return JSON.stringify([cluster, namespace, name]);
}

function otherRow(
  group: readonly GpuHolder[],
  poolNames: Names,
): GpuServiceRow[] {
  const [first] = group;
  if (!first) {
    return [];
  }
  const idle = least(group.map(({ idleSeconds }) => idleSeconds));
  const pools = group.map(({ pool }) =>
    isUnknown(pool) ? UNTOLD : poolNames.get(pool) ?? pool,
  );
  return [
    {
      cluster: first.cluster,
      namespace: first.namespace,
      name: first.owner ?? `Pod/${first.pod}`,
      kind: '',
      revision: `${group.length} ${group.length === 1 ? 'pod' : 'pods'}`,
      role: first.class,
      traffic: NONE,
      gpus: acceleratorsOf(
        sumAccelerators(group.map(({ accelerators }) => accelerators)),
      ),
      pools: [...new Set(pools)].join(','),
      used: shareText(mean(group)),
      idleFor: idleText(idle),
      isIdle: isIdleFor(idle),
      cost: NONE,
      idleCost: NONE,
      owner: NONE,
      note: '',
    },
  ];
}

/** All are idle only as long as the last of them; unknown as soon as one is. */
function least(values: readonly Known<number>[]): Known<number> {
  return values.reduce((a, b) => {
    if (isUnknown(a) || isUnknown(b)) {
      return isUnknown(a) ? a : b;
    }
    return Math.min(a, b);
  });
}

/** Weighed by what each holds. */
function mean(group: readonly GpuHolder[]): Known<number> {
  let sum = 0;
  let devices = 0;
  for (const { used, accelerators } of group) {
    if (isUnknown(used)) {
      return used;
    }
    const count = accelerators.reduce((total, one) => total + one.count, 0);
    sum += used * count;
    devices += count;
  }
  return devices > 0 ? sum / devices : 0;
}

function moneyText(perHour: number, { currency }: GpuCost): string {
  return `${Number(perHour.toFixed(2))} ${currency}`;
}

function idleCostText(cost: GpuCost): string {
  return isUnknown(cost.idlePerHour)
    ? UNTOLD
    : moneyText(cost.idlePerHour, cost);
}
