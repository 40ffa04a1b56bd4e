import fc from 'fast-check';
import { failingCanary, NOW, service } from '../__fixtures__/services';
import { displayWidth } from '../terminal/displayWidth';
import { plainScreen } from '../terminal/Screen';
import { fleetRow } from '../views/fleetView';
import { printFleet } from './printFleet';

const LONG = 'recommendations-of-the-week-for-returning-customers';
const rows = [
  service({ namespace: 'genai', name: 'embedder' }),
  { ...failingCanary(), namespace: LONG, name: LONG },
].map(one => fleetRow(one, NOW));

function print(width: number | undefined, overrides: { wide?: boolean } = {}) {
  return printFleet(rows, {
    screen: { ...plainScreen, unicode: true, width },
    wide: false,
    headers: true,
    clusters: false,
    namespaces: true,
    ...overrides,
  });
}

function titles(width: number): string[] {
  return print(width).split('\n')[0]?.split(/\s+/).filter(Boolean) ?? [];
}

describe('printFleet', () => {
  it('keeps what an on-call engineer needs at 80 columns, whatever the names', () => {
    expect(titles(80)).toEqual([
      'NAMESPACE',
      'NAME',
      'HEALTH',
      'TRAFFIC',
      'READY',
      'GPUS',
      'REASON',
    ]);
    expect(print(80)).toMatch(
      /\nrecom\S*…\S+ +recom\S*…\S+ +degraded +80→100\/20→0 +2\/3 +3 +OOMKilled\n/,
    );
  });

  it('has a reason in a word where it is narrow, and in a sentence where not', () => {
    expect(print(100)).not.toContain('OOMKilled:');
    expect(print(250)).toMatch(/OOMKilled: The canary is killed/);
  });

  it('is never wider than the terminal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 72, max: 250 }), width => {
        const widths = print(width).split('\n').map(displayWidth);
        expect(Math.max(...widths)).toBeLessThanOrEqual(width);
        expect(titles(width)).toEqual(
          expect.arrayContaining(['HEALTH', 'TRAFFIC', 'READY', 'REASON']),
        );
      }),
    );
  });

  it('cuts nothing when piped or wide', () => {
    expect(print(undefined)).toContain(`${LONG}   ${LONG}`);
    expect(print(80, { wide: true })).toContain(`${LONG}   ${LONG}`);
  });
});
