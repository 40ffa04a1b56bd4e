import type { Slot } from './layerGraph';

const SWEEPS = 4;

/**
 * Each layer in an order with few crossings: a slot goes where its neighbours are on average,
 * looking back and forth in turns. Those without neighbours keep their place.
 */
export function orderLayers(layers: readonly Slot[][]): Slot[][] {
  const ordered = layers.map(layer => [...layer]);
  const place = new Map<Slot, number>();
  const remember = (layer: readonly Slot[]) =>
    layer.forEach((slot, index) => place.set(slot, index));
  ordered.forEach(remember);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forwards = sweep % 2 === 0;
    for (const layer of forwards ? ordered : [...ordered].reverse()) {
      sortByNeighbours(layer, place, forwards ? 'before' : 'after');
      remember(layer);
    }
  }
  return ordered;
}

function sortByNeighbours(
  layer: Slot[],
  place: ReadonlyMap<Slot, number>,
  side: 'before' | 'after',
): void {
  const wanted = new Map(
    layer.map(slot => [
      slot,
      mean(slot[side].map(neighbour => place.get(neighbour) ?? 0)) ??
        place.get(slot) ??
        0,
    ]),
  );
  layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
}

/** undefined: of nothing there is no mean */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}
