import type { Container } from '../../kubernetes/container';
import type { GraphUnit } from './graph/readGraph';
import type { Predictor } from './predictor';

/** The container that does a unit's work: the first of that name. */
export function containerOf(
  { name }: GraphUnit,
  predictor: Predictor,
): Container | undefined {
  return containersOf(predictor).find(container => container.name === name);
}

/** All containers that the spec of a predictor names. */
export function containersOf({ components }: Predictor): Container[] {
  return components.flatMap(({ containers }) => containers);
}
