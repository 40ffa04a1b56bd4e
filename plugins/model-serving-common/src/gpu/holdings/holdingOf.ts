import { sumAccelerators } from '../../kubernetes/accelerators';
import { plainText } from '../../kubernetes/plainText';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import { type Known, orUnknown } from '../../model/known';
import type { DeviceTable } from '../dra/DeviceTable';
import { devicesOf } from '../dra/DeviceTable';
import { deviceKey } from '../dra/DeviceUnit';
import type { ClaimedDevices, GpuHolding } from '../GpuHoldings';
import { claimKeys } from '../inventory/PodTable';
import { rounded } from './amountsRow';
import { extendedResources } from './heldByResource';
import { holderIdentity } from './holderIdentity';

/** What a pod holds; undefined: nothing. */
export function holdingOf(
  pod: SchedulingPod,
  options: { cluster: string; pool: Known<string>; devices: DeviceTable },
): GpuHolding | undefined {
  const claimed = claimedOf(pod, options.devices);
  const accelerators = sumAccelerators([
    extendedResources(pod),
    ...claimed.map(claim => claim.accelerators),
  ]).map(({ resource, count }) => ({ resource, count: rounded(count) }));
  if (accelerators.length === 0) {
    return undefined;
  }
  const { metadata, nodeName = '', scheduledAt, startedAt } = pod;
  return {
    cluster: options.cluster,
    namespace: plainText(metadata.namespace),
    pod: plainText(metadata.name),
    node: plainText(nodeName),
    pool: options.pool,
    ...holderIdentity(pod),
    accelerators,
    claims: claimed.map(({ claim }) => claim),
    claimed,
    labels: metadata.labels,
    since: orUnknown(
      scheduledAt ?? startedAt ?? metadata.creationTimestamp,
      'its status does not tell',
    ),
  };
}

/** What a pod holds by each of its claims that was given something. */
function claimedOf(pod: SchedulingPod, devices: DeviceTable): ClaimedDevices[] {
  return claimKeys(pod).flatMap(key => {
    const claim = devices.claim(key);
    const given = claim ? devicesOf(claim) : [];
    return claim === undefined || given.length === 0
      ? []
      : [
          {
            claim: plainText(claim.metadata.name),
            accelerators: sumAccelerators(
              given.map(device => [
                {
                  resource: device.driver,
                  count: shareOf(devices.sharesOf(device)),
                },
              ]),
            ),
            devices: given.map(({ driver, pool, device }) =>
              deviceKey(driver, pool, device),
            ),
          },
        ];
  });
}

/** A device that no slice tells of is still one. */
function shareOf(shares: readonly number[]): number {
  return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) : 1;
}

/** Devices that pods hold though no slice tells of them, by driver; each once. */
export function lostDevices(
  pods: Iterable<SchedulingPod>,
  devices: DeviceTable,
): Record<string, number> {
  const lost = new Map<string, string>();
  for (const pod of pods) {
    for (const key of pod.asks ? claimKeys(pod) : []) {
      const claim = devices.claim(key);
      for (const device of claim ? devicesOf(claim) : []) {
        if (devices.sharesOf(device).length === 0) {
          const { driver, pool } = device;
          lost.set(deviceKey(driver, pool, device.device), driver);
        }
      }
    }
  }
  const counts: Record<string, number> = {};
  for (const driver of lost.values()) {
    counts[driver] = (counts[driver] ?? 0) + 1;
  }
  return counts;
}
