import { idleRevisionHoldsAccelerators } from './idleRevisionHoldsAccelerators';
import type { KnativeServiceRule } from './KnativeServiceRule';
import { latestRevisionNotReady } from './latestRevisionNotReady';
import { latestRevisionPassedOver } from './latestRevisionPassedOver';
import { trafficTargetMissing } from './trafficTargetMissing';

export const knativeServiceRules: readonly KnativeServiceRule[] = [
  trafficTargetMissing,
  latestRevisionNotReady,
  latestRevisionPassedOver,
  idleRevisionHoldsAccelerators,
];
