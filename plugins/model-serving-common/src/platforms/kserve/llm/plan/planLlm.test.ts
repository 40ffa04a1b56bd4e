import type { PlanRequest } from '../../../../canary/plan/PlanRequest';
import {
  patchesOf,
  planFor,
  planned,
  resultOf,
  risksOf,
} from '../../testing/planFor';

interface MemberParts {
  weight?: unknown;
  created?: string;
  ready?: string;
  stop?: boolean;
  degraded?: boolean;
  group?: string;
}

function member(name: string, parts: MemberParts = {}) {
  const { weight, ready = 'True', degraded, group = 'chat' } = parts;
  return {
    apiVersion: 'serving.kserve.io/v1alpha2',
    kind: 'LLMInferenceService',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      resourceVersion: `rv-${name}`,
      creationTimestamp:
        parts.created ?? `2026-01-01T00:00:0${name.slice(-1)}Z`,
      annotations: parts.stop ? { 'serving.kserve.io/stop': 'true' } : {},
    },
    spec: {
      model: { uri: 'hf://org/llm', name: 'org/llm' },
      router: { route: { ...(group && { group }), weight } },
    },
    status: {
      conditions: [
        { type: 'Ready', status: ready, reason: 'NoPods' },
        { type: 'RouterReady', status: 'True' },
        ...(degraded ? [{ type: 'GroupDegraded', status: 'True' }] : []),
      ],
    },
  };
}

const TWO = [member('m1', { weight: 90 }), member('m2', { weight: 10 })];
const PROMOTE = { action: 'promote' } as const;
const ROLL_BACK = { action: 'rollback' } as const;
const setWeight = (weights: Record<string, number>): PlanRequest => ({
  action: 'set-weight',
  weights,
});
const weight = (value: number) => ({
  spec: { router: { route: { weight: value } } },
});

describe('moving the shares of a routing group', () => {
  it('writes to each member that changes, what rises first', () => {
    const outcome = planFor(TWO, PROMOTE);
    expect(resultOf(outcome)).toBe('m1 0, m2 100');
    expect(patchesOf(outcome)).toEqual([weight(100), weight(0)]);
    expect(
      planned(outcome).writes.map(({ object, guard }) => [
        object.name,
        guard.resourceVersion,
      ]),
    ).toEqual([
      ['m2', 'rv-m2'],
      ['m1', 'rv-m1'],
    ]);
  });

  it('says what holds between the writes', () => {
    const [halfWritten] = planned(planFor(TWO, PROMOTE)).risks;
    expect(halfWritten).toMatchObject({
      id: 'half-written',
      detail: expect.stringMatching(/m1 gets 47.*m2 gets 52/),
    });
  });

  it('writes nothing to a member that keeps its weight', () => {
    const three = [
      member('m1', { weight: 80 }),
      member('m2', { weight: 10 }),
      member('m3', { weight: 10 }),
    ];
    const outcome = planFor(three, setWeight({ m1: 70, m2: 20, m3: 10 }));
    expect(patchesOf(outcome)).toEqual([weight(20), weight(70)]);
  });

  it('writes weights of a hundredth where a percent is no whole number', () => {
    const outcome = planFor(TWO, setWeight({ m1: 99.5, m2: 0.5 }));
    expect(patchesOf(outcome)).toEqual([weight(9950), weight(50)]);
    expect(resultOf(outcome)).toBe('m1 99.5, m2 0.5');
  });

  it('rolls back to the stable member, and after a promotion to the one before', () => {
    expect(resultOf(planFor(TWO, ROLL_BACK))).toBe('m1 100, m2 0');
    const promoted = [
      member('m1', { weight: 0 }),
      member('m2', { weight: 100 }),
    ];
    expect(resultOf(planFor(promoted, ROLL_BACK))).toBe('m2 0, m1 100');
    expect(resultOf(planFor(promoted, PROMOTE))).toBe('no-canary');
  });

  it.each([
    ['nothing-to-change', TWO, setWeight({ m1: 90, m2: 10 })],
    [
      'canary-not-ready',
      [TWO[0], member('m2', { weight: 0, ready: 'False' })],
      PROMOTE,
    ],
    [
      'canary-not-ready',
      [TWO[0], member('m2', { weight: 10, ready: 'False' })],
      PROMOTE,
    ],
    ['no-canary', [TWO[0], member('m2', { weight: 10, stop: true })], PROMOTE],
    [
      'member-stopped',
      [TWO[0], member('m2', { weight: 10, stop: true })],
      setWeight({ m2: 100 }),
    ],
    [
      'group-degraded',
      [TWO[0], member('m2', { weight: 10, degraded: true })],
      PROMOTE,
    ],
    ['no-canary', [member('m1', { group: '' })], PROMOTE],
    ['no-earlier-revision', [member('m1', { weight: 100 })], ROLL_BACK],
    ['stopped', [member('m1', { weight: 100, stop: true })], ROLL_BACK],
    ['nothing-to-pause', TWO, { action: 'pause' } as const],
  ])('refuses: %s', (reason, objects, request) => {
    expect(resultOf(planFor(objects as object[], request))).toBe(reason);
  });

  it('takes requests from a member that fails', () => {
    const failing = [
      TWO[0] ?? {},
      member('m2', { weight: 10, ready: 'False' }),
    ];
    expect(resultOf(planFor(failing, ROLL_BACK))).toBe('m1 100, m2 0');
  });

  it('says when a member has not told whether it is ready', () => {
    const unknown = [
      TWO[0] ?? {},
      member('m2', { weight: 0, ready: 'Unknown' }),
    ];
    expect(risksOf(planFor(unknown, PROMOTE))).toContain('readiness-unknown');
  });

  it('puts a weight in the place of one that is malformed', () => {
    const odd = [TWO[0] ?? {}, member('m2', { weight: 'ten' })];
    expect(patchesOf(planFor(odd, setWeight({ m1: 90, m2: 10 })))).toEqual([
      weight(10),
    ]);
  });
});
