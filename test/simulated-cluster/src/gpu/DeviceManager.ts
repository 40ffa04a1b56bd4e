import type { KubeObject } from '../json/KubeObject';
import { listAt, textAt, valueAt } from '../json/read';
import { containerRequests } from '../controllers/scheduling/podRequests';
import { devicesOfClaim, isSame } from './claimedDevices';
import type { ClaimedDevice, GpuUnit } from './GpuDevice';
import type { NodeGpus } from './nodeGpus';

/** A unit that a container holds. */
export interface HeldUnit {
  unit: GpuUnit;
  pod: KubeObject;
  container: string;
}

/** Gives the devices of one node to containers, which keep them while their pods run. */
export class DeviceManager {
  private held: HeldUnit[] = [];

  /** Who holds what, now that these pods are on the node and have not ended. */
  update(
    { units }: NodeGpus,
    pods: readonly KubeObject[],
    claims: readonly KubeObject[],
  ): readonly HeldUnit[] {
    const byUid = new Map(pods.map(pod => [pod.metadata.uid, pod]));
    this.held = this.held.flatMap(one => {
      const pod = byUid.get(one.pod.metadata.uid);
      const unit = units.find(({ id }) => id === one.unit.id);
      return pod && unit ? [{ ...one, pod, unit }] : [];
    });
    const holders = new Set(this.held.map(({ pod }) => pod.metadata.uid));
    for (const pod of inOrder(pods)) {
      if (!holders.has(pod.metadata.uid)) {
        this.admit(pod, units, claims);
      }
    }
    return this.held;
  }

  private admit(
    pod: KubeObject,
    units: readonly GpuUnit[],
    claims: readonly KubeObject[],
  ): void {
    const offered = new Set(units.map(({ resource }) => resource));
    for (const container of containersOf(pod)) {
      const name = textAt(container, 'name') ?? '';
      const requests = containerRequests(container);
      for (const resource of offered) {
        for (let left = requests.get(resource) ?? 0; left > 0; left--) {
          this.give(this.leastHeld(units, resource), pod, name);
        }
      }
      for (const device of devicesOf(pod, container, claims)) {
        const unit = units.find(({ claimed }) => isSame(device, claimed));
        this.give(unit, pod, name);
      }
    }
  }

  private give(unit: GpuUnit | undefined, pod: KubeObject, container: string) {
    if (unit) {
      this.held.push({ unit, pod, container });
    }
  }

  /** Of devices that are offered several times, the one that fewest share. */
  private leastHeld(units: readonly GpuUnit[], resource: string) {
    const sharers = ({ device }: GpuUnit) =>
      this.held.filter(({ unit }) => unit.device.uuid === device.uuid).length;
    return units
      .filter(
        unit =>
          unit.resource === resource &&
          !this.held.some(one => one.unit.id === unit.id),
      )
      .reduce<GpuUnit | undefined>(
        (least, unit) =>
          least && sharers(least) <= sharers(unit) ? least : unit,
        undefined,
      );
  }
}

function inOrder(pods: readonly KubeObject[]): KubeObject[] {
  const key = ({ metadata }: KubeObject) =>
    `${metadata.creationTimestamp} ${metadata.namespace} ${metadata.name}`;
  return [...pods].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Those that run on: what init containers held, the others have taken over. */
function containersOf(pod: KubeObject): unknown[] {
  return [
    ...listAt(pod, 'spec', 'initContainers').filter(
      container => valueAt(container, 'restartPolicy') === 'Always',
    ),
    ...listAt(pod, 'spec', 'containers'),
  ];
}

/** The devices that the claims of a container were given. */
function devicesOf(
  pod: KubeObject,
  container: unknown,
  claims: readonly KubeObject[],
): ClaimedDevice[] {
  const names = [
    ...listAt(container, 'resources', 'claims').map(claim =>
      claimName(pod, textAt(claim, 'name') ?? ''),
    ),
    claimOfExtended(pod, textAt(container, 'name')),
  ];
  return claims
    .filter(
      ({ metadata }) =>
        metadata.namespace === pod.metadata.namespace &&
        names.includes(metadata.name),
    )
    .flatMap(devicesOfClaim);
}

function claimName(pod: KubeObject, name: string): string | undefined {
  const named = (entry: unknown) => textAt(entry, 'name') === name;
  const declared = listAt(pod, 'spec', 'resourceClaims').find(named);
  const made = listAt(pod, 'status', 'resourceClaimStatuses').find(named);
  return (
    textAt(declared, 'resourceClaimName') ?? textAt(made, 'resourceClaimName')
  );
}

/** The claim that was made for extended resources of a container, which a DRA driver serves. */
function claimOfExtended(
  pod: KubeObject,
  container: string | undefined,
): string | undefined {
  const status = valueAt(pod, 'status', 'extendedResourceClaimStatus');
  return listAt(status, 'requestMappings').some(
    mapping => textAt(mapping, 'containerName') === container,
  )
    ? textAt(status, 'resourceClaimName')
    : undefined;
}
