import {
  type ClusterQueue,
  CLUSTER_QUEUES,
} from '../../kubernetes/clusterQueue';
import { type Cohort, COHORTS } from '../../kubernetes/cohort';
import { type DeviceClass, DEVICE_CLASSES } from '../../kubernetes/deviceClass';
import {
  type KueueWorkload,
  KUEUE_WORKLOADS,
} from '../../kubernetes/kueueWorkload';
import { type LocalQueue, LOCAL_QUEUES } from '../../kubernetes/localQueue';
import { type Node, NODES } from '../../kubernetes/node';
import {
  type ResourceClaim,
  RESOURCE_CLAIMS,
} from '../../kubernetes/resourceClaim';
import {
  type ResourceFlavor,
  RESOURCE_FLAVORS,
} from '../../kubernetes/resourceFlavor';
import {
  type ResourceQuota,
  RESOURCE_QUOTAS,
} from '../../kubernetes/resourceQuota';
import {
  type ResourceSlice,
  RESOURCE_SLICES,
} from '../../kubernetes/resourceSlice';
import type { KubeObject, ResourceType } from '../../kubernetes/resourceType';
import {
  type SchedulingPod,
  SCHEDULING_PODS,
} from '../../kubernetes/schedulingPod';
import type { HolderTable } from './HolderTable';
import { keyOf } from './keyOf';
import type { LimitTable } from './LimitTable';
import type { ObjectTable } from './ObjectTable';

/** How the objects of one kind are kept. */
export interface Keeper {
  put(object: KubeObject): void;
  remove(key: string): void;
  keys(): Iterable<string>;
}

export interface KeptTables {
  holders: HolderTable;
  limits: LimitTable;
  classes: ObjectTable<DeviceClass>;
  workloads: ObjectTable<KueueWorkload>;
  demandsChanged(): void;
  classesChanged(): void;
}

/** Where each kind of object goes, by the id of its type; others are of no concern. */
export function keepersOf(tables: KeptTables): ReadonlyMap<string, Keeper> {
  const { holders, limits, demandsChanged, classesChanged } = tables;
  const limitsChanged = () => {
    limits.forget();
    demandsChanged();
  };
  const keepers: Array<[ResourceType, Keeper]> = [
    [NODES, nodeKeeper(holders)],
    [SCHEDULING_PODS, podKeeper(holders)],
    [RESOURCE_SLICES, sliceKeeper(holders)],
    [RESOURCE_CLAIMS, claimKeeper(holders, demandsChanged)],
    [DEVICE_CLASSES, keeperOf<DeviceClass>(tables.classes, classesChanged)],
    [RESOURCE_QUOTAS, keeperOf<ResourceQuota>(limits.quotas, limitsChanged)],
    [CLUSTER_QUEUES, keeperOf<ClusterQueue>(limits.queues, limitsChanged)],
    [LOCAL_QUEUES, keeperOf<LocalQueue>(limits.localQueues, limitsChanged)],
    [COHORTS, keeperOf<Cohort>(limits.cohorts, limitsChanged)],
    [RESOURCE_FLAVORS, keeperOf<ResourceFlavor>(limits.flavors, limitsChanged)],
    // What waits is looked through on every reading.
    [KUEUE_WORKLOADS, keeperOf<KueueWorkload>(tables.workloads, () => {})],
  ];
  return new Map(keepers.map(([type, keeper]) => [type.id, keeper]));
}

function nodeKeeper(holders: HolderTable): Keeper {
  return {
    put: object => holders.putNode(object as Node),
    remove: key => holders.removeNode(key),
    keys: () => holders.nodes.keys(),
  };
}

function podKeeper(holders: HolderTable): Keeper {
  return {
    put: object => holders.putPod(object as SchedulingPod),
    remove: key => holders.removePod(key),
    keys: () => holders.pods.keys(),
  };
}

/** Slices are in no namespace, so that their keys begin with the slash. */
function sliceKeeper({ devices }: HolderTable): Keeper {
  return {
    put: object => devices.putSlice(object as ResourceSlice),
    remove: key => devices.removeSlice(key.slice(1)),
    keys: () => devices.sliceNames().map(name => keyOf('', name)),
  };
}

function claimKeeper(holders: HolderTable, changed: () => void): Keeper {
  const { devices } = holders;
  const change = (key: string, work: () => void) => {
    holders.changeClaim(key, work);
    changed();
  };
  return {
    put(object) {
      const { namespace, name } = object.metadata;
      const key = keyOf(namespace, name);
      change(key, () => devices.putClaim(key, object as ResourceClaim));
    },
    remove: key => change(key, () => devices.removeClaim(key)),
    keys: () => devices.claimKeys(),
  };
}

function keeperOf<T extends KubeObject>(
  table: ObjectTable<T>,
  changed: () => void,
): Keeper {
  return {
    put(object) {
      table.put(object as T);
      changed();
    },
    remove(key) {
      table.remove(key);
      changed();
    },
    keys: () => table.keys(),
  };
}
