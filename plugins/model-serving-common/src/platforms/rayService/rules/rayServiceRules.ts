import type { RayServiceRule } from './RayServiceRule';
import { rollingBack } from './rollingBack';
import { upgradeHoldsAccelerators } from './upgradeHoldsAccelerators';

export const rayServiceRules: readonly RayServiceRule[] = [
  rollingBack,
  upgradeHoldsAccelerators,
];
