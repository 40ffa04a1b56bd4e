import { isAccelerator } from '../../kubernetes/accelerators';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import type { Accelerator } from '../../model/types';

type Amounts = Readonly<Record<string, number>>;

/**
 * The extended resources that a pod takes of its node. What a claim was made for is held by the
 * claim: the same devices must not be counted a second time.
 */
export function extendedResources(
  pod: Pick<SchedulingPod, 'requests' | 'extendedClaim'>,
): Accelerator[] {
  return Object.entries(pod.requests)
    .filter(
      ([resource]) =>
        isAccelerator(resource) &&
        !pod.extendedClaim?.resources.includes(resource),
    )
    .map(([resource, count]) => ({ resource, count }));
}

const NEURON = 'aws.amazon.com/neuron';
const NEURON_DEVICE = 'aws.amazon.com/neurondevice';
const NEURON_CORE = 'aws.amazon.com/neuroncore';

/**
 * What pods hold of a node by resource. AWS counts one Neuron chip by devices and by cores: who
 * holds some of the one holds some of the other, and the two must never be added.
 */
export function heldByResource(
  pods: Iterable<SchedulingPod>,
  capacity: Amounts,
): Record<string, number> {
  const held: Record<string, number> = {};
  for (const pod of pods) {
    for (const { resource, count } of pod.asks ? extendedResources(pod) : []) {
      held[resource] = (held[resource] ?? 0) + count;
    }
  }
  const cores = capacity[NEURON_CORE] ?? 0;
  const devices = capacity[NEURON] ?? capacity[NEURON_DEVICE] ?? 0;
  return cores > 0 || devices > 0
    ? { ...held, ...neuronViews(held, cores, devices) }
    : held;
}

function neuronViews(held: Amounts, cores: number, devices: number): Amounts {
  const perDevice = devices > 0 ? cores / devices : 0;
  const coresHeld = held[NEURON_CORE] ?? 0;
  const devicesHeld = (held[NEURON] ?? 0) + (held[NEURON_DEVICE] ?? 0);
  const devicesTouched =
    devicesHeld + (perDevice > 0 ? Math.ceil(coresHeld / perDevice) : 0);
  return {
    [NEURON_CORE]: coresHeld + devicesHeld * perDevice,
    [NEURON]: devicesTouched,
    [NEURON_DEVICE]: devicesTouched,
  };
}

/** The older name of a resource that the node counts by its present name too. */
export function isAlias(resource: string, capacity: Amounts): boolean {
  return resource === NEURON_DEVICE && capacity[NEURON] !== undefined;
}
