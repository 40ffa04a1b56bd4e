import type { Plan, Refusal } from '../../model/types';
import { presentable } from './presentable';

const HOSTILE = '\u001b[2Jkeep\u202e https://me:pw@host/x';
const CLEAN = /^keep https:\/\/host\/x$/;

const plan: Plan = {
  service: 'id',
  action: 'promote',
  summary: HOSTILE,
  writes: [
    {
      object: {
        apiVersion: 'v1',
        kind: 'X',
        plural: 'xs',
        namespace: 'team',
        name: 'x',
      },
      type: 'merge',
      patch: { spec: { text: HOSTILE } },
      guard: { uid: 'u', resourceVersion: '1' },
      summary: HOSTILE,
    },
  ],
  before: [],
  after: [],
  risks: [{ id: 'r', severity: 'info', detail: HOSTILE }],
  undo: HOSTILE,
};

const refusal: Refusal = {
  service: 'id',
  action: 'promote',
  reason: 'r',
  message: HOSTILE,
  instead: HOSTILE,
};

describe('presentable', () => {
  it('lets nothing of a plan reorder or hide what a person reads', () => {
    const outcome = presentable({ plan });
    const told = 'plan' in outcome ? outcome.plan : plan;
    const texts = [
      told.summary,
      told.undo,
      ...told.writes.map(({ summary }) => summary),
      ...told.risks.map(({ detail }) => detail),
    ];
    expect(texts.filter(text => !CLEAN.test(text))).toEqual([]);
  });

  it('leaves what is written as it is', () => {
    const outcome = presentable({ plan });
    expect('plan' in outcome && outcome.plan.writes[0]?.patch).toEqual({
      spec: { text: HOSTILE },
    });
  });

  it('does the same for a refusal', () => {
    const outcome = presentable({ refusal });
    expect(outcome).toEqual({
      refusal: {
        ...refusal,
        message: expect.stringMatching(CLEAN),
        instead: expect.stringMatching(CLEAN),
      },
    });
  });
});
