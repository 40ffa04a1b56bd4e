import { type GpuPool, known } from '@modeldeck/plugin-model-serving-common';

/** What needs somebody first: pools that are waited for, that hold idle units, that hold most. */
export function poolsByNeed(pools: readonly GpuPool[]): GpuPool[] {
  return [...pools].sort(
    (a, b) =>
      sum(b.demand, ({ count }) => count) -
        sum(a.demand, ({ count }) => count) ||
      sum(b.amounts, ({ idleHeld }) => known(idleHeld) ?? 0) -
        sum(a.amounts, ({ idleHeld }) => known(idleHeld) ?? 0) ||
      sum(b.amounts, ({ allocated }) => allocated) -
        sum(a.amounts, ({ allocated }) => allocated) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Over several resources, too, which only orders. */
function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
