import type { Screen, Tone } from '../../terminal/Screen';
import type { GpuPart, GpuPartKind } from '../../views/gpu/gpuParts';
import { type Line, span } from '../line';

interface Look {
  unicode: string;
  ascii: string;
  tone: Tone | undefined;
  /** what it stands for, in the legend */
  word: string;
}

/** Told apart without colour, too. */
const LOOKS: Readonly<Record<GpuPartKind, Look>> = {
  used: { unicode: '█', ascii: '#', tone: 'good', word: 'used' },
  held: { unicode: '▓', ascii: '=', tone: 'good', word: 'held' },
  idle: { unicode: '▒', ascii: '-', tone: 'warning', word: 'idle' },
  unknown: {
    unicode: '▚',
    ascii: '?',
    tone: 'busy',
    word: 'held, use unknown',
  },
  free: { unicode: '░', ascii: '.', tone: 'quiet', word: 'free' },
  out: { unicode: '╳', ascii: 'x', tone: 'bad', word: 'out' },
};

/** Devices by what happens to them, as long as asked for; empty where there are none. */
export function amountsBar(
  parts: readonly GpuPart[],
  { screen, cells }: { screen: Screen; cells: number },
): Line {
  return cellsOf(parts, cells).map(({ kind, amount }) => {
    const { unicode, ascii, tone } = LOOKS[kind];
    return span((screen.unicode ? unicode : ascii).repeat(amount), tone);
  });
}

/** What the signs of bars stand for, as far as these have them. */
export function amountsLegend(
  rows: ReadonlyArray<readonly GpuPart[]>,
  screen: Screen,
): Line {
  const kinds = new Set(rows.flat().map(({ kind }) => kind));
  return Object.entries(LOOKS)
    .filter(([kind]) => kinds.has(kind as GpuPartKind))
    .flatMap(([, { unicode, ascii, tone, word }], index) => [
      span(index > 0 ? '  ' : ''),
      span(screen.unicode ? unicode : ascii, tone),
      span(` ${word}`, 'quiet'),
    ]);
}

/** What is there is seen, however little: at least one cell each, the rest by largest remainder. */
function cellsOf(parts: readonly GpuPart[], cells: number): GpuPart[] {
  const there = parts.filter(({ amount }) => amount > 0);
  const total = there.reduce((sum, { amount }) => sum + amount, 0);
  const left = Math.max(0, cells - there.length);
  const shares = there.map(({ kind, amount }) => {
    // Above the one cell that each has: the share of a part is what exceeds it.
    const wanted = Math.max(0, (amount / total) * cells - 1);
    return { kind, wanted };
  });
  const wantedAll = shares.reduce((sum, { wanted }) => sum + wanted, 0);
  const exact = shares.map(({ kind, wanted }) => ({
    kind,
    extra: wantedAll > 0 ? (wanted / wantedAll) * left : left / there.length,
  }));
  const floors = exact.map(({ extra }) => Math.floor(extra));
  let missing = left - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = exact
    .map(({ extra }, index) => ({ index, rest: extra - Math.floor(extra) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder) {
    if (missing > 0) {
      floors[index] = (floors[index] ?? 0) + 1;
      missing -= 1;
    }
  }
  return exact.map(({ kind }, index) => ({
    kind,
    amount: 1 + (floors[index] ?? 0),
  }));
}
