import { analysisMeasuresNothing } from './analysisMeasuresNothing';
import { analysisNeverAdvances } from './analysisNeverAdvances';
import { analysisSkipped } from './analysisSkipped';
import { canaryFailed } from './canaryFailed';
import { canarySuspended } from './canarySuspended';
import { checksFailing } from './checksFailing';
import type { FlaggerRule } from './FlaggerRule';
import { idleTargetScaledUp } from './idleTargetScaledUp';
import { providerNotRead } from './providerNotRead';
import { waitingForGate } from './waitingForGate';

export const flaggerRules: readonly FlaggerRule[] = [
  canaryFailed,
  checksFailing,
  waitingForGate,
  canarySuspended,
  analysisSkipped,
  analysisMeasuresNothing,
  analysisNeverAdvances,
  idleTargetScaledUp,
  providerNotRead,
];
