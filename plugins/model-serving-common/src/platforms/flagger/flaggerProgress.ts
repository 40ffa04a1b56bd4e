import { quote } from '../../diagnosis/finding';
import { condition } from '../../kubernetes/conditions';
import { plainText } from '../../kubernetes/plainText';
import { unknown } from '../../model/known';
import type { RolloutProgress } from '../../model/types';
import { weightSteps } from './analysis';
import type { Canary } from './canary';
import { isIdle, isInFlight, isPromoting } from './phases';

/** The webhooks that a phase waits for. */
const GATES: ReadonlyMap<string, string> = new Map([
  ['Waiting', 'confirm-rollout'],
  ['WaitingPromotion', 'confirm-promotion'],
]);

/** How far Flagger has come with the version that the target asks for. */
export function flaggerProgress(canary: Canary): RolloutProgress {
  const { status, analysis } = canary;
  const paused = whyPaused(canary);
  const promoted = condition(canary.conditions, 'Promoted');
  return {
    controller: 'Flagger',
    strategy: analysis?.strategy ?? 'canary',
    phase: plainText(status.phase, 80) || 'Unknown',
    message: quote(promoted?.message ?? ''),
    step: stepOf(canary),
    ...(paused === undefined ? {} : { paused }),
    aborted: status.phase === 'Failed',
    checks:
      analysis && isInFlight(canary)
        ? [
            {
              name: 'failed checks',
              phase: status.failedChecks > 0 ? 'Failing' : 'Passing',
              message: `${status.failedChecks} of ${analysis.threshold} that roll it back`,
            },
          ]
        : [],
  };
}

/** Why it waits for somebody, in a person's words; undefined where it does not. */
export function whyPaused(canary: Canary): string | undefined {
  if (canary.suspend) {
    return 'somebody suspended it';
  }
  const gate = waitingGate(canary);
  return gate === undefined
    ? undefined
    : `the gate ${gate.type} is closed: ${gate.names.join(', ')}`;
}

/** The gate that has to be opened from outside before it goes on. */
export function waitingGate({
  status,
  analysis,
}: Canary): { type: string; names: string[] } | undefined {
  const type = GATES.get(status.phase);
  return type === undefined
    ? undefined
    : {
        type,
        names: (analysis?.webhooks ?? [])
          .filter(webhook => webhook.type === type)
          .map(({ name }) => plainText(name, 80)),
      };
}

/** Steps of the weight, or iterations where the strategy counts those. */
function stepOf(canary: Canary): RolloutProgress['step'] {
  const { analysis, status } = canary;
  if (!analysis) {
    return unknown('it has no analysis, so that there are no steps');
  }
  if (analysis.strategy !== 'canary') {
    const { iterations: count } = analysis;
    const done = isIdle(canary) || isPromoting(canary);
    const index = done ? count : Math.min(count, status.iterations);
    return { index, count, title: `iteration ${index} of ${count}` };
  }
  const count = weightSteps(analysis);
  if (count === undefined) {
    return unknown('neither stepWeight nor stepWeights nor iterations are set');
  }
  if (isIdle(canary) || isPromoting(canary)) {
    return { index: count, count, title: 'all steps are done' };
  }
  const { canaryWeight } = status;
  return canaryWeight === undefined || status.phase === 'WaitingPromotion'
    ? unknown('Flagger does not say the weight now')
    : {
        index: doneSteps(analysis, canaryWeight, count),
        count,
        title: `weight ${canaryWeight} %`,
      };
}

function doneSteps(
  { stepWeight, stepWeights }: NonNullable<Canary['analysis']>,
  weight: number,
  count: number,
): number {
  const done =
    stepWeight > 0
      ? Math.ceil(weight / stepWeight)
      : stepWeights.filter(step => step <= weight).length;
  return Math.min(count, done);
}
