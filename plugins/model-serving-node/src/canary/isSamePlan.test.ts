import type { Plan } from '@modeldeck/plugin-model-serving-common';
import { aPlan } from '../__fixtures__/aPlan';
import { isSamePlan } from './isSamePlan';

const [write] = aPlan().writes;

describe('isSamePlan', () => {
  it.each<[string, Partial<Plan>]>([
    ['nothing', {}],
    ['another way to say it', { summary: 'other words', undo: 'other words' }],
    [
      'the status of the object alone',
      {
        writes: [{ ...write!, guard: { uid: 'u', resourceVersion: '9000' } }],
      },
    ],
    ['a risk that is gone', { risks: [] }],
  ])('holds when what changed is %s', (_, change) => {
    expect(isSamePlan(aPlan(), aPlan(change))).toBe(true);
  });

  it.each<[string, Partial<Plan>]>([
    [
      'the object of that name',
      { writes: [{ ...write!, guard: { uid: 'u2', resourceVersion: '1' } }] },
    ],
    ['the patch', { writes: [{ ...write!, patch: { spec: { x: 1 } } }] }],
    ['where it goes', { writes: [{ ...write!, subresource: 'status' }] }],
    [
      'what stood there before',
      { writes: [{ ...write!, changes: [{ path: 'spec.x', from: '30' }] }] },
    ],
    ['how much is written', { writes: [write!, write!] }],
    ['the traffic before', { before: [{ revision: 'v1', percent: 100 }] }],
    ['the traffic after', { after: [{ revision: 'v1', percent: 100 }] }],
    [
      'a risk that is new',
      { risks: [{ id: 'new', severity: 'error', detail: 'it is new' }] },
    ],
    ['the action', { action: 'rollback' }],
  ])('does not when it is %s', (_, change) => {
    expect(isSamePlan(aPlan(), aPlan(change))).toBe(false);
  });

  it('holds for a plan that went to the browser and back', () => {
    const here = aPlan({ writes: [{ ...write!, subresource: undefined }] });
    expect(isSamePlan(JSON.parse(JSON.stringify(here)), here)).toBe(true);
  });
});
