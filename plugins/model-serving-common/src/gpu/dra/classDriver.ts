import type { DeviceClass } from '../../kubernetes/deviceClass';
import { isAccelerator } from '../../kubernetes/accelerators';
import { CLASS_RESOURCE_PREFIX } from '../../kubernetes/podResources';

const DRIVER = /device\.driver\s*==\s*["']([^"'\s]{1,253})["']/;

/** As the API limits them. */
const LONGEST_SELECTOR = 10240;

/**
 * The driver whose devices a class is about. Nearly every class names it in its selectors; of one
 * that does not, or that is not there, its own name is the best guess: drivers call their class
 * after themselves.
 */
export function driverOf(
  name: string,
  deviceClass: DeviceClass | undefined,
): string {
  for (const selector of deviceClass?.selectors ?? []) {
    const driver = DRIVER.exec(selector.slice(0, LONGEST_SELECTOR))?.[1];
    if (driver !== undefined) {
      return driver;
    }
  }
  return name;
}

/**
 * The resources by which whole devices of a driver are asked for without a claim, by driver
 * (kubernetes/enhancements: KEP-5004). Classes of parts are left out: how many parts are left of a
 * device depends on which.
 */
export function driverAliases(
  classes: Iterable<DeviceClass>,
): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  for (const deviceClass of classes) {
    const { metadata, extendedResource, selectors } = deviceClass;
    if (selectors.some(selector => /\bmig\b/i.test(selector))) {
      continue;
    }
    const driver = driverOf(metadata.name, deviceClass);
    const names = aliases.get(driver) ?? [];
    names.push(`${CLASS_RESOURCE_PREFIX}${metadata.name}`);
    if (extendedResource !== undefined && isAccelerator(extendedResource)) {
      names.push(extendedResource);
    }
    aliases.set(driver, names);
  }
  return aliases;
}
