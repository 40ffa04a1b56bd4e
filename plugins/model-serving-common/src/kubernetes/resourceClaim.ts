import type { FieldReader } from './FieldReader';
import { readQuantities } from './readQuantities';
import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';

/** Devices that a claim asks for; of alternatives the first, which is the one preferred. @public */
export interface DeviceRequest {
  name: string;
  deviceClass: string;
  /** undefined: all devices that match */
  count: number | undefined;
  /** watches devices that others hold, and takes none */
  adminAccess: boolean;
}

/** A device that a claim was given. @public */
export interface AllocatedDevice {
  driver: string;
  pool: string;
  device: string;
  adminAccess: boolean;
  /** set where the device is shared by several allocations */
  shareId: string | undefined;
  /** of a shared device's capacity, by name */
  consumedCapacity: Readonly<Record<string, number>>;
}

/** @public */
export interface ResourceClaim extends KubeObject {
  requests: DeviceRequest[];
  /** undefined: nothing was given yet */
  devices: AllocatedDevice[] | undefined;
  /** names of the pods that may use it, in its namespace */
  reservedFor: string[];
}

/** @public */
export const RESOURCE_CLAIMS = defineResource<
  Omit<ResourceClaim, keyof KubeObject>
>({
  group: 'resource.k8s.io',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  plural: 'resourceclaims',
  kind: 'ResourceClaim',
  namespaced: true,
  read(claim) {
    const status = claim.at('status');
    const allocation = status.at('allocation');
    return {
      requests: claim
        .at('spec', 'devices', 'requests')
        .list()
        .map(readDeviceRequest),
      devices: allocation.exists
        ? allocation.at('devices', 'results').list().map(readDevice)
        : undefined,
      reservedFor: status
        .at('reservedFor')
        .list()
        .filter(user => user.at('resource').string() === 'pods')
        .flatMap(user => readName(user.at('name')) ?? []),
    };
  },
});

/** v1beta1 has the fields of `exactly` beside the name. */
function readDeviceRequest(request: FieldReader): DeviceRequest {
  const [first] = request.at('firstAvailable').list();
  const exactly = request.at('exactly');
  const asked = first ?? (exactly.exists ? exactly : request);
  const all = asked.at('allocationMode').string() === 'All';
  return {
    name: readName(request.at('name')) ?? '',
    deviceClass: readName(asked.at('deviceClassName')) ?? '',
    count: all ? undefined : Math.max(1, asked.at('count').integer() ?? 1),
    adminAccess: asked.at('adminAccess').boolean() ?? false,
  };
}

function readDevice(result: FieldReader): AllocatedDevice {
  return {
    driver: readName(result.at('driver')) ?? '',
    pool: readName(result.at('pool')) ?? '',
    device: readName(result.at('device')) ?? '',
    adminAccess: result.at('adminAccess').boolean() ?? false,
    shareId: readName(result.at('shareID')),
    consumedCapacity: readQuantities(result.at('consumedCapacity')),
  };
}
