import type { FieldReader } from './FieldReader';
import { readQuantity } from './quantity';
import { readName } from './readName';

/** What a queue or a cohort may use of one resource from one flavor. @public */
export interface FlavorQuota {
  flavor: string;
  resource: string;
  nominal: number;
  /** the most that may be borrowed from the cohort; undefined: all there is */
  borrowingLimit: number | undefined;
  /** the most that the cohort may borrow; undefined: all that is not used */
  lendingLimit: number | undefined;
}

/** What a queue uses of one resource of one flavor. @public */
export interface FlavorUse {
  flavor: string;
  resource: string;
  total: number;
}

/** Of `spec.resourceGroups`. */
export function readFlavorQuotas(groups: FieldReader): FlavorQuota[] {
  return eachResource(
    groups.list().flatMap(group => group.at('flavors').list()),
  ).map(({ flavor, resource, field }) => ({
    flavor,
    resource,
    nominal: readAmount(field.at('nominalQuota')) ?? 0,
    borrowingLimit: readAmount(field.at('borrowingLimit')),
    lendingLimit: readAmount(field.at('lendingLimit')),
  }));
}

/** Of `status.flavorsReservation` or `status.flavorsUsage`. */
export function readFlavorUses(flavors: FieldReader): FlavorUse[] {
  return eachResource(flavors.list()).map(({ flavor, resource, field }) => ({
    flavor,
    resource,
    total: readAmount(field.at('total')) ?? 0,
  }));
}

function eachResource(flavors: FieldReader[]) {
  return flavors.flatMap(flavor =>
    flavor
      .at('resources')
      .list()
      .map(field => ({
        flavor: readName(flavor.at('name')) ?? '',
        resource: readName(field.at('name')) ?? '',
        field,
      })),
  );
}

function readAmount(field: FieldReader): number | undefined {
  const amount = readQuantity(field);
  if (amount !== undefined && amount < 0) {
    field.reject('zero or more');
    return undefined;
  }
  return amount;
}
