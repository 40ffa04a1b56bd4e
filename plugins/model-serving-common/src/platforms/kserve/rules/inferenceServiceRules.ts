import { canaryBypassesTransformer } from './canaryBypassesTransformer';
import { canaryNotLive } from './canaryNotLive';
import { canaryNotReady } from './canaryNotReady';
import { canaryPercentAfterPromotion } from './canaryPercentAfterPromotion';
import { canaryPercentIgnored } from './canaryPercentIgnored';
import { canaryPercentIgnoredOnCreate } from './canaryPercentIgnoredOnCreate';
import { canaryPercentLeftBehind } from './canaryPercentLeftBehind';
import { canaryUnrouted } from './canaryUnrouted';
import { componentCanary } from './componentCanary';
import { deploymentModeChangeIgnored } from './deploymentModeChangeIgnored';
import { idleCanaryHoldsAccelerators } from './idleCanaryHoldsAccelerators';
import type { InferenceServiceRule } from './InferenceServiceRule';
import { latestRevisionNotReady } from './latestRevisionNotReady';
import { leftoverCanaryPercent } from './leftoverCanaryPercent';
import { rollbackWithoutEffect } from './rollbackWithoutEffect';

/** The traps of InferenceServices; each speaks for itself. */
export const inferenceServiceRules: readonly InferenceServiceRule[] = [
  canaryUnrouted,
  canaryNotLive,
  canaryNotReady,
  latestRevisionNotReady,
  rollbackWithoutEffect,
  leftoverCanaryPercent,
  canaryPercentAfterPromotion,
  canaryPercentIgnored,
  canaryPercentIgnoredOnCreate,
  canaryPercentLeftBehind,
  canaryBypassesTransformer,
  componentCanary,
  idleCanaryHoldsAccelerators,
  deploymentModeChangeIgnored,
];
