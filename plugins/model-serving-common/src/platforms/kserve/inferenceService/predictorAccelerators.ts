import { acceleratorsOf, podRequests } from '../../../kubernetes/accelerators';
import type { Accelerator } from '../../../model/types';
import type { PredictorSpec } from './predictorSpec';

/** What one replica of a predictor asks for by its spec; a runtime may add to it. */
export function predictorAccelerators({
  containers,
}: PredictorSpec): Accelerator[] {
  return acceleratorsOf(podRequests({ containers, initContainers: [] }));
}
