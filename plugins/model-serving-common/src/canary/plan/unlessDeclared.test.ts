import { unknown } from '../../model/known';
import type { ModelService, TrafficShare } from '../../model/types';
import { unlessDeclared } from './unlessDeclared';

function reasonOf(declared: Record<string, number | undefined>, b: number) {
  const revisions = Object.entries(declared).map(([name, percent]) => ({
    name,
    traffic: {
      declared: (percent === undefined
        ? unknown('not read')
        : { percent, source: 'spec' }) as TrafficShare,
    },
  }));
  const target = {
    shares: new Map([
      ['a', 100 - b],
      ['b', b],
    ]),
    summary: `b gets ${b} %`,
  };
  const outcome = unlessDeclared(target, {
    revisions: revisions as ModelService['revisions'],
  });
  return 'reason' in outcome ? outcome.reason : outcome.summary;
}

describe('unlessDeclared', () => {
  it.each([
    ['nothing-to-change', { a: 80, b: 20 }],
    ['b gets 20 %', { a: 90, b: 10 }],
    ['b gets 20 %', { a: 80, b: undefined }],
    ['b gets 20 %', { a: 80 }],
  ])('says %s where the spec says %j', (expected, declared) => {
    expect(reasonOf(declared, 20)).toBe(expected);
  });
});
