import type {
  CanaryHistory,
  CanaryLook,
  Decision,
  LookMetric,
} from '@modeldeck/plugin-model-serving-common';
import {
  aLook,
  anEvent,
  aRun,
  lookMetric,
} from '../src/__testUtils__/canaryHistory';

const LOOKS = 80;
const MINUTE = 60_000;
const BEGAN = Date.now() - LOOKS * MINUTE;
const TURNED = 62;
const WEIGHED = 30;

const at = (look: number) => new Date(BEGAN + look * MINUTE).toISOString();

/** One canary that turns out to be worse, and one before it that was promoted. */
export function demoHistory(id: string): CanaryHistory {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'CanaryHistory',
    service: id,
    canaries: [
      aRun({
        since: at(0),
        looks: Array.from({ length: LOOKS }, (_, look) => worse(look)),
        events: [
          anEvent(at(0), 'began', { detail: 'version 4 gets 5 %' }),
          anEvent(at(WEIGHED), 'weight-set', {
            detail: 'the canary gets 20 % instead of 5 %',
            by: 'user:default/guest',
          }),
          anEvent(at(TURNED), 'decision-changed', {
            decision: 'rollback',
            detail: 'errors: 2.9 times as likely as on stable',
          }),
          anEvent(at(TURNED + 4), 'action-refused', {
            detail: 'InferenceService/fraud is kept by Argo CD',
            instead: 'make the change in the repository',
            by: 'user:default/guest',
          }),
        ],
      }),
      aRun({
        id: 'run-0',
        outcome: 'promoted',
        endedAt: at(-200),
        since: at(-300),
        stable: { revision: 'a', modelVersion: '2' },
        canary: { revision: 'b', modelVersion: '3' },
        looks: [aLook(at(-300)), aLook(at(-200), { decision: 'promote' })],
        events: [anEvent(at(-200), 'promoted', { by: 'policy' })],
      }),
    ],
  };
}

function worse(look: number): CanaryLook {
  const requests = look * 60;
  const decision: Decision = look < TURNED ? 'keep-watching' : 'rollback';
  return aLook(at(look), {
    decision,
    weight: look < WEIGHED ? 5 : 20,
    share: { canary: requests * 0.2, stable: requests, mismatched: false },
    metrics: [
      grown('errors', look, 0.055, -0.03),
      grown('latency', look, -0.02, 0.02),
      ...(look > 12 ? [grown('restarts', look, 0.004, 0.008)] : []),
    ],
  });
}

/** Evidence that grows by so many powers of ten with every look, and wavers a little. */
function grown(
  metric: LookMetric['metric'],
  look: number,
  harm: number,
  safety: number,
): LookMetric {
  const wavering = Math.sin(look * 1.7) * 0.15 + Math.sin(look / 5) * 0.2;
  return lookMetric({
    metric,
    harm: { evidence: 10 ** (look * harm + wavering), needed: 1000 },
    safety: { evidence: 10 ** (look * safety - wavering), needed: 60 },
  });
}
