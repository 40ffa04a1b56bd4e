import type { GpuFitReason } from '../../model/gpuTypes';

/** Why some of the pods find no place, and what would change that. */
export interface FitReason extends GpuFitReason {
  /** pods that would find a node if this alone were otherwise */
  gain: number;
  /** whether it is about nodes that lack no more than what is free on them */
  nearest?: true;
  /** what to do about it, a sentence without its stop; empty: nothing beside reading it */
  remedy: string;
}
