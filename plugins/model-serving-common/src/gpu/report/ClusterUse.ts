import { isUnknown, type Known, unknown } from '../../model/known';
import type { GpuDevice, GpuNode } from '../../model/gpuTypes';
import type { GpuHolding, GpuHoldings } from '../GpuHoldings';
import type { GpuSettings } from '../GpuSettings';
import type { DeviceUse, GpuUse } from '../use/GpuUse';
import { type HolderUse, NodeUse, type RowUse } from './NodeUse';

/** What telemetry says of one cluster's devices, by node. */
export class ClusterUse {
  private readonly untold: Known<never> | undefined;
  private readonly devices = new Map<string, DeviceUse[]>();
  private readonly nodes = new Map<string, NodeUse>();
  /** devices of nodes that nobody knows */
  readonly lost: number = 0;

  constructor(
    { cluster, nodes, holders }: GpuHoldings,
    use: Known<GpuUse>,
    settings: GpuSettings,
    now: Date,
  ) {
    const told = isUnknown(use)
      ? use
      : use.clusters.get(cluster) ?? unknown('no telemetry was read');
    if (isUnknown(use) || isUnknown(told)) {
      this.untold = isUnknown(told) ? told : undefined;
      return;
    }
    const nodeOf = nodeFinder(nodes, holders);
    for (const device of told) {
      const node = nodeOf(device);
      if (node === undefined) {
        this.lost++;
      } else {
        const own = this.devices.get(node) ?? [];
        own.push(device);
        this.devices.set(node, own);
      }
    }
    const byNode = holdersByNode(holders);
    for (const node of nodes) {
      const own = byNode.get(node.name) ?? [];
      const devices = withHolders(
        this.devices.get(node.name) ?? [],
        node,
        own,
        now,
      );
      this.devices.set(node.name, devices);
      this.nodes.set(
        node.name,
        new NodeUse(node, own, devices, use.windowSeconds, settings),
      );
    }
  }

  ofHolder(holder: GpuHolding): HolderUse {
    const why =
      this.untold ?? unknown(`node ${holder.node} is not there any more`);
    return (
      this.nodes.get(holder.node)?.ofHolder(holder) ?? {
        used: why,
        idleSeconds: why,
      }
    );
  }

  /** The node with what is used of its rows, and of its devices. */
  nodeWithUse(node: GpuNode): GpuNode {
    const use = this.nodes.get(node.name);
    const devices = this.devices.get(node.name) ?? [];
    return {
      ...node,
      amounts: node.amounts.map(row => ({
        ...row,
        ...(use?.ofRow(row) ?? this.untoldRow()),
      })),
      devices: devices.length > 0 ? devices.map(deviceOf) : this.bare(node),
    };
  }

  private untoldRow(): RowUse {
    const why = this.untold ?? unknown('no telemetry was read');
    return { used: why, idleHeld: why };
  }

  private bare({ devices }: GpuNode): GpuNode['devices'] {
    return isUnknown(devices)
      ? this.untold ?? unknown('telemetry has no series of its devices')
      : devices;
  }
}

/** Field by field: of ten thousand devices a copy without two fields costs more. */
function deviceOf(device: DeviceUse): GpuDevice {
  const { index, profile } = device;
  const told: GpuDevice = {
    id: device.id,
    product: device.product,
    utilization: device.utilization,
    memoryUsedMiB: device.memoryUsedMiB,
    memoryMiB: device.memoryMiB,
    temperatureCelsius: device.temperatureCelsius,
    powerWatts: device.powerWatts,
    idleSeconds: device.idleSeconds,
    pods: [...device.pods],
  };
  if (index !== undefined) {
    told.index = index;
  }
  if (profile !== undefined) {
    told.profile = profile;
  }
  return told;
}

/**
 * The devices with the pods that hold them: an exporter may name one that has ended, or itself, and
 * claims say whose a device is also where the exporter does not. Nobody has left idle what he has not
 * held for as long.
 */
function withHolders(
  devices: readonly DeviceUse[],
  node: GpuNode,
  holders: readonly GpuHolding[],
  now: Date,
): DeviceUse[] {
  const given = new Map(
    isUnknown(node.devices)
      ? []
      : node.devices.map(({ id, pods }) => [id, pods]),
  );
  const heldSince = new Map(
    holders.map(({ namespace, pod, since }) => [
      `${namespace}/${pod}`,
      isUnknown(since) ? NaN : Date.parse(since),
    ]),
  );
  return devices.map(device => {
    const claimants = given.get(device.id) ?? [];
    if (device.pods.length + claimants.length === 0) {
      return device;
    }
    const named = [...device.pods, ...claimants].filter(
      ({ namespace, name }, index, all) =>
        heldSince.has(`${namespace}/${name}`) &&
        all.findIndex(
          other => other.namespace === namespace && other.name === name,
        ) === index,
    );
    const since = named.map(({ namespace, name }) =>
      heldSince.get(`${namespace}/${name}`),
    );
    const heldSeconds = Math.max(
      ...since.map(at => (now.getTime() - (at ?? NaN)) / 1000),
    );
    return {
      ...device,
      pods: named,
      idleSeconds:
        isUnknown(device.idleSeconds) || !(heldSeconds >= 0)
          ? device.idleSeconds
          : Math.min(device.idleSeconds, heldSeconds),
    };
  });
}

/** Exporters name nodes in full, by host name only, or not at all; a pod then tells. */
function nodeFinder(
  nodes: readonly GpuNode[],
  holders: readonly GpuHolding[],
): (device: DeviceUse) => string | undefined {
  const names = new Set(nodes.map(({ name }) => name));
  const byHost = new Map<string, string | undefined>();
  for (const { name } of nodes) {
    const [host = name] = name.split('.');
    byHost.set(host, byHost.has(host) ? undefined : name);
  }
  const byPod = new Map(
    holders.map(({ namespace, pod, node }) => [`${namespace}/${pod}`, node]),
  );
  return ({ node = '', pods: [pod] }) => {
    if (names.has(node)) {
      return node;
    }
    const [host = node] = node.split('.');
    return (
      byHost.get(host) ?? (pod && byPod.get(`${pod.namespace}/${pod.name}`))
    );
  };
}

function holdersByNode(
  holders: readonly GpuHolding[],
): Map<string, GpuHolding[]> {
  const byNode = new Map<string, GpuHolding[]>();
  for (const holder of holders) {
    const list = byNode.get(holder.node);
    if (list) {
      list.push(holder);
    } else {
      byNode.set(holder.node, [holder]);
    }
  }
  return byNode;
}
