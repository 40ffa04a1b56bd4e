import { isAccelerator } from '../../kubernetes/accelerators';
import { plainText } from '../../kubernetes/plainText';
import type { ResourceQuota } from '../../kubernetes/resourceQuota';
import { orUnknown } from '../../model/known';
import type { GpuQuota } from '../../model/gpuTypes';
import { isAcceleratorDriver } from '../dra/isAcceleratorDriver';

const NOT_COUNTED = 'its status does not tell what is used';

/**
 * What the quotas of namespaces leave, a row for each resource. A quota counts a pod from when it is
 * made, also while it waits.
 *
 * @param driverOf - the driver of a device class
 */
export function resourceQuotaRows(
  cluster: string,
  quota: ResourceQuota,
  driverOf: (deviceClass: string) => string,
): GpuQuota[] {
  const { metadata, hard, used } = quota;
  // Servers order fields as they like.
  const limits = Object.entries(hard).sort(([a], [b]) => (a < b ? -1 : 1));
  return limits.flatMap(([name, limit]) => {
    const resource = countedResource(name, driverOf);
    const taken = used?.[name];
    return resource === undefined
      ? []
      : [
          {
            cluster,
            namespace: plainText(metadata.namespace),
            kind: 'ResourceQuota' as const,
            name: plainText(metadata.name),
            resource,
            limit,
            used: orUnknown(taken, NOT_COUNTED),
            headroom: orUnknown(
              taken === undefined ? undefined : Math.max(0, limit - taken),
              NOT_COUNTED,
            ),
          },
        ];
  });
}

const REQUESTS = 'requests.';
const DEVICES = '.deviceclass.resource.k8s.io/devices';

/** Extended resources have the first form only, devices of a class the second. */
function countedResource(
  name: string,
  driverOf: (deviceClass: string) => string,
): string | undefined {
  if (name.startsWith(REQUESTS)) {
    const resource = name.slice(REQUESTS.length);
    return isAccelerator(resource) ? resource : undefined;
  }
  const driver = name.endsWith(DEVICES)
    ? driverOf(name.slice(0, -DEVICES.length))
    : '';
  return isAcceleratorDriver(driver) ? driver : undefined;
}
