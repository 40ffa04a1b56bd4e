import type { PolicyHolder } from './PolicyFacts';

/** Units of one resource that some pods hold together. */
export function unitsOf(
  { holders }: { holders: readonly PolicyHolder[] },
  resource: string,
): number {
  return holders
    .flatMap(({ accelerators }) => accelerators)
    .filter(each => each.resource === resource)
    .reduce((sum, { count }) => sum + count, 0);
}
