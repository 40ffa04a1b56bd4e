import type {
  CanaryRun,
  Decision,
} from '@modeldeck/plugin-model-serving-common';

/** A time over which it was decided the same. */
export interface DecisionSpan {
  decision: Decision;
  from: number;
  to: number;
}

/** From the first look to the last one, without gaps: a decision holds until the next look. */
export function decisionSpans({
  looks,
}: Pick<CanaryRun, 'looks'>): DecisionSpan[] {
  const spans: DecisionSpan[] = [];
  for (const { at, decision } of looks) {
    const now = Date.parse(at);
    const current = spans.at(-1);
    if (current) {
      current.to = now;
    }
    if (current?.decision !== decision) {
      spans.push({ decision, from: now, to: now });
    }
  }
  return spans;
}
