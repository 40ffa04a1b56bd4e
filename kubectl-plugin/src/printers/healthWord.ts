import type { HealthStatus } from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../terminal/Screen';

const appearance: Record<
  HealthStatus,
  { tone: Tone; unicode: string; ascii: string }
> = {
  healthy: { tone: 'good', unicode: '✔', ascii: '+' },
  idle: { tone: 'quiet', unicode: '○', ascii: 'o' },
  stopped: { tone: 'quiet', unicode: '■', ascii: '#' },
  progressing: { tone: 'busy', unicode: '◐', ascii: '~' },
  degraded: { tone: 'warning', unicode: '▲', ascii: '!' },
  failed: { tone: 'bad', unicode: '✖', ascii: 'x' },
  unknown: { tone: 'warning', unicode: '?', ascii: '?' },
};

/** The tone that the word of a health is shown in. */
export function healthTone(status: HealthStatus): Tone {
  return appearance[status].tone;
}

/** The health as a word; with a symbol before it where people look, without where scripts do. */
export function healthWord(status: HealthStatus, screen: Screen): string {
  const { unicode, ascii } = appearance[status];
  return screen.symbols
    ? `${screen.unicode ? unicode : ascii} ${status}`
    : status;
}
