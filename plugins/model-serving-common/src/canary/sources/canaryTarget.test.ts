import { canaryTarget } from './canaryTarget';
import { podOf, revisionOf, serviceOf } from './testing/canaryOf';

const share = (percent: number) => ({
  declared: { percent, source: 'spec' },
  programmed: { percent, source: 'route' },
  observed: { unknown: '' },
});

function canary(name: string, percent: number, createdAt: string) {
  return revisionOf(name, {
    role: 'canary',
    traffic: share(percent),
    pods: [podOf(`${name}-x`, createdAt)],
  });
}

const stable = revisionOf('v1');

describe('canaryTarget', () => {
  it.each([
    ['the canary with stable', [canary('v2', 10, '2026-01-02')], 'v2'],
    [
      'the newest of several',
      [canary('v3', 5, '2026-01-03'), canary('v2', 5, '2026-01-02')],
      'v3',
    ],
    [
      'the one that takes traffic',
      [canary('v3', 0, '2026-01-03'), canary('v2', 5, '2026-01-02')],
      'v2',
    ],
    ['one that takes none where no other does', [canary('v2', 0, '')], 'v2'],
    [
      'the higher number where nothing tells their age',
      [
        revisionOf('v-00009', { role: 'canary', pods: [] }),
        revisionOf('v-00010', { role: 'canary', pods: [] }),
      ],
      'v-00010',
    ],
  ])('compares %s', (_, canaries, expected) => {
    const service = serviceOf([stable, ...canaries]);
    expect(canaryTarget(service)).toMatchObject({
      stable: { name: 'v1' },
      canary: { name: expected },
    });
  });

  it.each([
    ['there is none', [stable], /^no canary is under way$/],
    [
      'only a shadow runs beside',
      [stable, revisionOf('v2', { role: 'shadow' })],
      /v2 is a shadow/,
    ],
    ['nothing is known', [], /no revision/],
    [
      'nothing is stable',
      [revisionOf('v2', { role: 'canary' })],
      /no revision is known to be stable.* v2 with/,
    ],
  ])('says why where %s', (_, revisions, reason) => {
    expect(canaryTarget(serviceOf(revisions))).toEqual({
      reason: expect.stringMatching(reason),
    });
  });
});
