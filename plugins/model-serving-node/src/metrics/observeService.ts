import type { CanaryTarget } from '@modeldeck/plugin-model-serving-common';
import {
  type CanaryObservations,
  type ObserveOptions,
  observeServices,
} from './observeServices';

/**
 * What both revisions of one service counted since the last time.
 *
 * @throws KubeError - where the metrics could not be read at all
 * @public
 */
export async function observeService(
  options: ObserveOptions & { target: CanaryTarget },
): Promise<CanaryObservations> {
  const { target, ...rest } = options;
  const [seen] = await observeServices({ ...rest, targets: [target] });
  return seen ?? { observations: [], sources: [], missing: {} };
}
