import type { PoolMatch } from '../GpuSettings';
import type { GpuHolderClass } from '../../model/gpuTypes';

/** What every rule about accelerators has. @public */
export interface PolicyBase {
  /** what it is called where it is broken */
  name: string;
  /** which pools it is about; absent: all, and pods whose pool is not known */
  pools?: PoolMatch;
}

/** Whom a rule is about; all that is given has to match. @public */
export interface HolderMatch {
  /** globs */
  namespaces?: readonly string[];
  classes?: readonly GpuHolderClass[];
  /** a label selector on the pods */
  labels?: string;
}
