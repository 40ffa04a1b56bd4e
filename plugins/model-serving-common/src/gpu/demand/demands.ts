import { isAccelerator, sumAccelerators } from '../../kubernetes/accelerators';
import type { DeviceClass } from '../../kubernetes/deviceClass';
import type { KueueWorkload } from '../../kubernetes/kueueWorkload';
import type { Placement } from '../../kubernetes/placement';
import { plainText } from '../../kubernetes/plainText';
import { CLASS_RESOURCE_PREFIX } from '../../kubernetes/podResources';
import type { ResourceClaim } from '../../kubernetes/resourceClaim';
import type { ResourceFlavor } from '../../kubernetes/resourceFlavor';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import { orUnknown } from '../../model/known';
import type { GpuDemand } from '../../model/gpuTypes';
import type { Accelerator } from '../../model/types';
import { driverOf } from '../dra/classDriver';
import { isAcceleratorDriver } from '../dra/isAcceleratorDriver';
import { claimKeys } from '../inventory/PodTable';

/** Something that waits, with where it could run once that is looked up. */
export interface Waiting {
  demand: Omit<GpuDemand, 'pools'>;
  placements: Array<{ placement: Placement; resources: string[] }>;
}

export interface DemandContext {
  cluster: string;
  claim(key: string): ResourceClaim | undefined;
  deviceClass(name: string): DeviceClass | undefined;
  /** by which a queue would admit pods that ask for a resource; none: not known */
  flavorsOf(
    namespace: string,
    queue: string | undefined,
    resource: string,
  ): readonly ResourceFlavor[];
}

/** A pod that no node was chosen for; undefined: it waits for no accelerators. */
export function waitingPod(
  pod: SchedulingPod,
  context: DemandContext,
): Waiting | undefined {
  const accelerators = sumAccelerators([
    requested(pod.requests, context),
    ...claimKeys(pod).map(key => claimed(context.claim(key), context)),
  ]);
  if (accelerators.length === 0 && !pod.awaitsClaims) {
    return undefined;
  }
  const { metadata, gates, unscheduled, scheduledAt } = pod;
  const reason =
    gates.length > 0
      ? `its scheduling gates ${gates.join(', ')} are not lifted`
      : unscheduled;
  return {
    demand: {
      cluster: context.cluster,
      namespace: plainText(metadata.namespace),
      name: plainText(metadata.name),
      kind: 'Pod',
      accelerators,
      since: orUnknown(
        metadata.creationTimestamp ?? scheduledAt,
        'its status does not tell',
      ),
      reason: orUnknown(
        plainText(reason) || undefined,
        'no scheduler has said anything yet',
      ),
    },
    placements: [{ placement: pod, resources: names(accelerators) }],
  };
}

/** What a queue holds back; undefined: it does not, or not for accelerators. */
export function waitingWorkload(
  workload: KueueWorkload,
  context: DemandContext,
): Waiting | undefined {
  const sets = workload.podSets
    .map(podSet => ({
      placement: podSet,
      accelerators: requested(podSet.requests, context).map(
        ({ resource, count }) => ({ resource, count: count * podSet.count }),
      ),
    }))
    .filter(({ accelerators }) => accelerators.length > 0);
  if (sets.length === 0 || !isHeldBack(workload)) {
    return undefined;
  }
  const { metadata, message, active } = workload;
  return {
    demand: {
      cluster: context.cluster,
      namespace: plainText(metadata.namespace),
      name: plainText(metadata.name),
      kind: 'Workload',
      accelerators: sumAccelerators(sets.map(set => set.accelerators)),
      since: orUnknown(metadata.creationTimestamp, 'its status does not tell'),
      reason: orUnknown(
        active ? plainText(message) || undefined : 'it is deactivated',
        'Kueue has not looked at it yet',
      ),
    },
    placements: sets.flatMap(({ placement, accelerators }) => {
      const resources = names(accelerators);
      return throughQueue(placement, workload, resources, context).map(
        each => ({ placement: each, resources }),
      );
    }),
  };
}

/** Kueue lets pods run on nodes of the flavor that it takes them from, and nowhere else. */
function throughQueue(
  placement: Placement,
  { metadata, queue }: KueueWorkload,
  resources: readonly string[],
  { flavorsOf }: DemandContext,
): Placement[] {
  const flavors = resources.flatMap(resource =>
    flavorsOf(metadata.namespace, queue, resource),
  );
  return flavors.length === 0
    ? [placement]
    : flavors.map(({ nodeLabels, tolerations }) => ({
        nodeSelector: { ...placement.nodeSelector, ...nodeLabels },
        affinity: placement.affinity,
        tolerations: [...placement.tolerations, ...tolerations],
      }));
}

/** Its pods do not exist yet, or are gated; once it is admitted they wait themselves. */
export function isHeldBack({ admitted, finished }: KueueWorkload): boolean {
  return !admitted && !finished;
}

/** Devices of a class may be asked for by a resource of the class's name too. */
function requested(
  requests: Readonly<Record<string, number>>,
  context: DemandContext,
): Accelerator[] {
  return Object.entries(requests).flatMap(([resource, count]) => {
    if (isAccelerator(resource)) {
      return [{ resource, count }];
    }
    return resource.startsWith(CLASS_RESOURCE_PREFIX)
      ? devices(resource.slice(CLASS_RESOURCE_PREFIX.length), count, context)
      : [];
  });
}

/** What a claim still asks for; of "all devices" it is at least one. */
function claimed(
  claim: ResourceClaim | undefined,
  context: DemandContext,
): Accelerator[] {
  if (claim === undefined || claim.devices !== undefined) {
    return [];
  }
  return claim.requests
    .filter(({ adminAccess }) => !adminAccess)
    .flatMap(({ deviceClass, count = 1 }) =>
      devices(deviceClass, count, context),
    );
}

function devices(
  name: string,
  count: number,
  { deviceClass }: DemandContext,
): Accelerator[] {
  const driver = driverOf(name, deviceClass(name));
  return isAcceleratorDriver(driver) ? [{ resource: driver, count }] : [];
}

function names(accelerators: readonly Accelerator[]): string[] {
  return accelerators.map(({ resource }) => resource);
}
