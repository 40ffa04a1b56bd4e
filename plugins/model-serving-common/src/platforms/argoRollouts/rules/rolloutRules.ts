import { analysisFailed } from './analysisFailed';
import { analysisInconclusive } from './analysisInconclusive';
import { idleHoldsAccelerators } from './idleHoldsAccelerators';
import { invalidSpec } from './invalidSpec';
import { noProgress } from './noProgress';
import { rolloutAborted } from './rolloutAborted';
import type { RolloutHealthRule, RolloutRule } from './RolloutRule';
import { weightsByReplicas } from './weightsByReplicas';
import { weightsNotVerified } from './weightsNotVerified';
import { workloadRefScaledUp } from './workloadRefScaledUp';

export const healthRules: readonly RolloutHealthRule[] = [
  invalidSpec,
  noProgress,
];

export const rolloutRules: readonly RolloutRule[] = [
  rolloutAborted,
  analysisFailed,
  analysisInconclusive,
  weightsByReplicas,
  weightsNotVerified,
  workloadRefScaledUp,
  idleHoldsAccelerators,
];
