import type { GraphUnit, InferenceGraph } from './readGraph';

/** Where a unit stands, as a JSON pointer below the predictor. */
export function unitPointer(
  { units }: InferenceGraph,
  unit: GraphUnit,
): string {
  const steps: string[] = [];
  let index = units.indexOf(unit);
  for (
    let parent = units[index]?.parent;
    parent !== undefined;
    parent = units[index]?.parent
  ) {
    const place = units
      .slice(0, index)
      .filter(sibling => sibling.parent === parent).length;
    steps.unshift(`/children/${place}`);
    index = parent;
  }
  return `/graph${steps.join('')}`;
}
