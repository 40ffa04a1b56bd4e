import type { Taint } from '../kubernetes/taint';
import type { Known } from '../model/known';

export type { Taint };

/** What a scheduler looks at on a node, as far as we read it. @public */
export interface SchedulableNode {
  cluster: string;
  name: string;
  /** id */
  pool: string;
  product: Known<string>;
  labels: Readonly<Record<string, string>>;
  taints: readonly Taint[];
  /** undefined: it takes pods; else why not, e.g. "it is cordoned" */
  unavailable: string | undefined;
  /**
   * what is left of the allocatable amounts: accelerators by resource name (devices given out by
   * claims by their driver), `cpu` in cores, `memory` in bytes, `pods`. Unknown where the pods on
   * the node were not read. A resource that the node does not have is absent, which is none.
   */
  free: Known<Readonly<Record<string, number>>>;
}
