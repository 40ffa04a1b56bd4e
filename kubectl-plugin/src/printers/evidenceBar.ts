import type { Screen, Tone } from '../terminal/Screen';
import type { EvidenceView } from '../views/canaryView';
import { type Line, span } from './line';

/** Evidence on its way to what decides: `▇▇▇▁▁▁▁▁ 3.1 of 40`; without the bar where scripts read. */
export function evidenceBar(
  { share, evidence, needed }: EvidenceView,
  tone: Tone,
  { screen, cells }: { screen: Screen; cells: number },
): Line {
  const numbers = span(`${evidence} of ${needed}`);
  if (!screen.symbols) {
    return [numbers];
  }
  // What has begun is seen to have begun, and only what is there is seen as full.
  const begun = share > 0 ? Math.max(1, Math.floor(share * cells)) : 0;
  const [full, empty] = screen.unicode ? ['▇', '▁'] : ['#', '.'];
  return [
    span(full.repeat(begun), tone),
    span(empty.repeat(cells - begun), 'quiet'),
    span(' '),
    numbers,
  ];
}
