import type { Slot } from './layerGraph';
import { mean } from './orderLayers';
import { spreadOut } from './spreadOut';

export interface SlotSizes {
  /** of a node, across the direction of flow */
  node: number;
  /** of a passing line */
  pass: number;
  /** between neighbours of a layer */
  gap: number;
}

/** Forwards last: what follows a node is seen beside it. */
const SWEEPS: ReadonlyArray<'before' | 'after'> = [
  'before',
  'after',
  'before',
  'after',
  'before',
];

/**
 * Where the middle of each slot is across the direction of flow: near its neighbours, in the order
 * of its layer, without overlap. The least edge of all is at 0.
 */
export function alignLayers(
  layers: readonly Slot[][],
  sizes: SlotSizes,
): Map<Slot, number> {
  const middles = new Map<Slot, number>();
  for (const side of SWEEPS) {
    for (const layer of side === 'before' ? layers : [...layers].reverse()) {
      alignLayer(layer, middles, side, sizes);
    }
  }
  let least = Infinity;
  for (const [slot, middle] of middles) {
    least = Math.min(least, middle - sizeOf(slot, sizes) / 2);
  }
  for (const [slot, middle] of middles) {
    middles.set(slot, middle - least);
  }
  return middles;
}

function alignLayer(
  layer: readonly Slot[],
  middles: Map<Slot, number>,
  side: 'before' | 'after',
  sizes: SlotSizes,
): void {
  const wanted = layer.map(
    slot =>
      mean(slot[side].flatMap(neighbour => middles.get(neighbour) ?? [])) ??
      middles.get(slot) ??
      0,
  );
  const placed = spreadOut(
    wanted,
    index =>
      (sizeOf(layer[index - 1]!, sizes) + sizeOf(layer[index]!, sizes)) / 2 +
      sizes.gap,
  );
  layer.forEach((slot, index) => middles.set(slot, placed[index]!));
}

export function sizeOf(slot: Slot, sizes: SlotSizes): number {
  return slot.node ? sizes.node : sizes.pass;
}
