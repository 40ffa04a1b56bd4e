import type { Decision } from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../terminal/Screen';

const appearance: Record<
  Decision,
  { tone: Tone; unicode: string; ascii: string }
> = {
  promote: { tone: 'good', unicode: '✔', ascii: '+' },
  rollback: { tone: 'bad', unicode: '✖', ascii: 'x' },
  'keep-watching': { tone: 'busy', unicode: '◐', ascii: '~' },
  'cannot-tell': { tone: 'warning', unicode: '?', ascii: '?' },
};

/** The tone that the word of a decision is shown in. */
export function decisionTone(decision: Decision): Tone {
  return appearance[decision].tone;
}

/** The decision as everywhere; with a symbol before it where people look. */
export function decisionWord(decision: Decision, screen: Screen): string {
  const { unicode, ascii } = appearance[decision];
  return screen.symbols
    ? `${screen.unicode ? unicode : ascii} ${decision}`
    : decision;
}
