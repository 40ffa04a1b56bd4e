import type { CanaryReserve } from './kinds/canaryReserve';
import type { IdleLimit } from './kinds/idleLimit';
import type { ServingCapacity } from './kinds/servingCapacity';
import type { TrainingHours } from './kinds/trainingHours';
import type { UnitLimit } from './kinds/unitLimit';

/** A rule of the company about accelerators. Pure data, as it was configured. @public */
export type GpuPolicy =
  | TrainingHours
  | ServingCapacity
  | UnitLimit
  | CanaryReserve
  | IdleLimit;
