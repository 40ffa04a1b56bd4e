import type { Decision } from '@modeldeck/plugin-model-serving-common';
import { aLook, minute } from '../../__testUtils__/canaryHistory';
import { decisionSpans } from './decisionSpans';

const looks = (...decisions: Decision[]) => ({
  looks: decisions.map((decision, index) => aLook(minute(index), { decision })),
});
const at = (count: number) => Date.parse(minute(count));

describe('decisionSpans', () => {
  it('lasts until the look that decided otherwise', () => {
    expect(
      decisionSpans(looks('keep-watching', 'keep-watching', 'rollback')),
    ).toEqual([
      { decision: 'keep-watching', from: at(0), to: at(2) },
      { decision: 'rollback', from: at(2), to: at(2) },
    ]);
  });

  it('is nothing before the first look', () => {
    expect(decisionSpans(looks())).toEqual([]);
  });
});
