import { createHash } from 'node:crypto';
import { hasEnded } from '../controllers/scheduling/NodeRoom';
import type { KubeObject } from '../json/KubeObject';
import { textAt } from '../json/read';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import type { ObjectStore } from '../store/ObjectStore';
import { seededRandom } from '../traffic/random';
import type { SimulatedTraffic } from '../traffic/SimulatedTraffic';
import { type DeviceReading, dcgmExposition } from './dcgmExposition';
import { devicesOfClaim, isSame } from './claimedDevices';
import { DeviceManager, type HeldUnit } from './DeviceManager';
import type { GpuDevice, GpuInstance } from './GpuDevice';
import { nodeGpus } from './nodeGpus';

/**
 * How busy a pod keeps its devices, from 0 to 1. Without it, pods that get requests are as busy
 * as those make them, and all others idle.
 */
export const UTILIZATION_ANNOTATION = 'simulation.modeldeck.io/gpu-utilization';

/** How the GPU operator, and the exporter's own chart, label the exporter. */
const EXPORTER_LABELS = [
  ['app', 'nvidia-dcgm-exporter'],
  ['app.kubernetes.io/name', 'dcgm-exporter'],
] as const;

/** Readings wander a little from minute to minute. */
const NOISE = 0.06;
const NOISE_MS = 60_000;

interface Surroundings {
  store: ObjectStore;
  registry: ResourceRegistry;
  traffic: Pick<SimulatedTraffic, 'concurrencyOf'>;
  now: () => Date;
}

/** The NVIDIA devices of a cluster's nodes, and what DCGM exporters tell of them. */
export class SimulatedGpus {
  private readonly managers = new Map<string, DeviceManager>();

  constructor(private readonly surroundings: Surroundings) {}

  /** What an exporter exposes of its node; undefined: the pod is none. */
  expose(pod: KubeObject): string | undefined {
    const labels = pod.metadata.labels ?? {};
    const nodeName = textAt(pod, 'spec', 'nodeName');
    const isExporter = EXPORTER_LABELS.some(
      ([key, value]) => labels[key] === value,
    );
    const node =
      isExporter && nodeName !== undefined
        ? this.list('nodes').find(({ metadata: m }) => m.name === nodeName)
        : undefined;
    return node && dcgmExposition(this.readingsOf(node), node.metadata.name);
  }

  private readingsOf(node: KubeObject): DeviceReading[] {
    const { name } = node.metadata;
    const manager = this.managers.get(name) ?? new DeviceManager();
    this.managers.set(name, manager);
    const gpus = nodeGpus(node, this.list('resourceslices.resource.k8s.io'));
    const claims = this.list('resourceclaims.resource.k8s.io');
    const pods = this.list('pods').filter(
      pod => textAt(pod, 'spec', 'nodeName') === name && !hasEnded(pod),
    );
    const held = manager.update(gpus, pods, claims);
    return gpus.devices.flatMap(device => {
      const ofDevice = held.filter(one => one.unit.device.uuid === device.uuid);
      const deviceUtilization = this.busy(device.uuid, ofDevice);
      return device.instances.length > 0
        ? device.instances.map(instance => ({
            ...this.reading(
              device,
              ofDevice.filter(one => one.unit.instance?.id === instance.id),
              claims,
              instance,
            ),
            deviceUtilization: deviceUtilization / device.instances.length,
          }))
        : [this.reading(device, ofDevice, claims)];
    });
  }

  /** Of a device that several share the kubelet names one, the last that came. */
  private reading(
    device: GpuDevice,
    held: readonly HeldUnit[],
    claims: readonly KubeObject[],
    instance?: GpuInstance,
  ): DeviceReading {
    const utilization = this.busy(`${device.uuid}/${instance?.id ?? ''}`, held);
    const { memoryMiB } = instance ?? device;
    const last = held.at(-1);
    return {
      device,
      instance,
      utilization,
      deviceUtilization: utilization,
      memoryUsedMiB: held.length > 0 ? memoryMiB * loadedShare(device.uuid) : 0,
      holder: last && holderOf(last, claims),
    };
  }

  private busy(id: string, held: readonly HeldUnit[]): number {
    const sum = held.reduce((total, { pod }) => total + this.loadOf(pod), 0);
    const tick = Math.floor(this.surroundings.now().getTime() / NOISE_MS);
    const noise = NOISE * (seededRandom(seedOf(`${id}@${tick}`))() - 0.5);
    return Math.min(1, sum * (1 + noise));
  }

  private loadOf(pod: KubeObject): number {
    const { annotations = {} } = pod.metadata;
    const given = Number(annotations[UTILIZATION_ANNOTATION] ?? NaN);
    if (!isRunning(pod)) {
      return 0;
    }
    // The share of time in which at least one request is there, when they come by chance.
    return given >= 0
      ? given
      : 1 - Math.exp(-this.surroundings.traffic.concurrencyOf(pod));
  }

  private list(name: string): KubeObject[] {
    const { store, registry } = this.surroundings;
    const resource = registry.named(name);
    return resource ? store.list(resource).map(({ object }) => object) : [];
  }
}

function holderOf(
  { pod, container, unit }: HeldUnit,
  claims: readonly KubeObject[],
): DeviceReading['holder'] {
  const { namespace = '', name } = pod.metadata;
  const claim =
    unit.claimed &&
    claims.find(
      one =>
        one.metadata.namespace === namespace &&
        devicesOfClaim(one).some(device => isSame(device, unit.claimed)),
    );
  return {
    namespace,
    pod: name,
    container,
    ...(claim &&
      unit.claimed && {
        claim: { ...unit.claimed, name: claim.metadata.name, namespace },
      }),
  };
}

function isRunning(pod: KubeObject): boolean {
  return textAt(pod, 'status', 'phase') === 'Running';
}

/** Weights stay loaded whether they are used or not. */
function loadedShare(uuid: string): number {
  return 0.35 + 0.5 * seededRandom(seedOf(uuid))();
}

function seedOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}
