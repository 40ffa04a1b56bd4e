import { plainText } from '../../kubernetes/plainText';
import { textWithoutCredentials } from '../../kubernetes/withoutCredentials';
import type { PlanOutcome } from './PlanRequest';

/** A command may be long, and cut it is of no use. */
const LONGEST = 600;

/**
 * What a person reads of a plan or a refusal, with the names and messages in it made harmless.
 * The writes stay as they are: a patch that names something else would write something else.
 */
export function presentable(outcome: PlanOutcome): PlanOutcome {
  if ('refusal' in outcome) {
    const { refusal } = outcome;
    return {
      refusal: {
        ...refusal,
        message: harmless(refusal.message),
        instead: harmless(refusal.instead),
      },
    };
  }
  const { plan } = outcome;
  return {
    plan: {
      ...plan,
      summary: harmless(plan.summary),
      undo: harmless(plan.undo),
      writes: plan.writes.map(write => ({
        ...write,
        summary: harmless(write.summary),
      })),
      risks: plan.risks.map(risk => ({
        ...risk,
        detail: harmless(risk.detail),
      })),
    },
  };
}

function harmless(text: string): string {
  return plainText(textWithoutCredentials(text), LONGEST);
}
