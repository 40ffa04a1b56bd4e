import type { PlanRequest } from '../../../../canary/plan/PlanRequest';
import { rawInferenceService } from '../../testing/inferenceService';
import { patchesOf, planFor, resultOf, risksOf } from '../../testing/planFor';

interface Step {
  serviceName?: string;
  nodeName?: string;
  serviceUrl?: string;
  weight?: number;
}

function graph(steps: readonly Step[], nodes: object = {}, metadata = {}) {
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'InferenceGraph',
    metadata: { name: 'ab', namespace: 'team', uid: 'uid-ab', ...metadata },
    spec: { nodes: { root: { routerType: 'Splitter', steps }, ...nodes } },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

function version(name: string, ready = 'True') {
  const service = rawInferenceService({
    name,
    status: { conditions: [{ type: 'Ready', status: ready }] },
  });
  return {
    ...service,
    metadata: { ...service.metadata, creationTimestamp: `2026-01-0${name}` },
  };
}

const STEPS = [
  { serviceName: '1', weight: 90 },
  { serviceName: '2', weight: 10 },
];
const [ONE, TWO] = [version('1'), version('2')];
const GRAPH = 'InferenceGraph';

const plan = (objects: readonly object[], request: PlanRequest) =>
  planFor(objects, request, { kind: GRAPH });
const setWeight = (weights: Record<string, number>): PlanRequest => ({
  action: 'set-weight',
  weights,
});

describe('moving the shares of a Splitter', () => {
  it('writes all weights in one patch, guarded by what each leads to', () => {
    const outcome = plan(
      [graph(STEPS), ONE, TWO],
      setWeight({ '1': 60, '2': 40 }),
    );
    expect(resultOf(outcome)).toBe('1 60, 2 40');
    const steps = '/spec/nodes/root/steps';
    expect(patchesOf(outcome)).toEqual([
      [
        { op: 'test', path: `${steps}/0/serviceName`, value: '1' },
        { op: 'test', path: `${steps}/1/serviceName`, value: '2' },
        { op: 'add', path: `${steps}/0/weight`, value: 60 },
        { op: 'add', path: `${steps}/1/weight`, value: 40 },
      ],
    ]);
    expect(risksOf(outcome)).toEqual(['router-restarts']);
  });

  it('promotes and rolls back by role', () => {
    const objects = [graph(STEPS), ONE, TWO];
    expect(resultOf(plan(objects, { action: 'promote' }))).toBe('1 0, 2 100');
    expect(resultOf(plan(objects, { action: 'rollback' }))).toBe('1 100, 2 0');
  });

  it.each([
    ['nothing-to-change', [graph(STEPS), ONE, TWO], { '1': 90, '2': 10 }],
    ['whole-percents-only', [graph(STEPS), ONE, TWO], { '1': 90.5, '2': 9.5 }],
    [
      'canary-not-ready',
      [graph(STEPS), ONE, version('2', 'False')],
      { '2': 100 },
    ],
    ['service-missing', [graph(STEPS), ONE], { '2': 100 }],
  ])('refuses: %s', (reason, objects, weights) => {
    expect(resultOf(plan(objects, setWeight(weights)))).toBe(reason);
  });

  it.each([
    ['no-split', graph([], { root: { routerType: 'Sequence', steps: STEPS } })],
    [
      'several-canaries',
      graph([
        { serviceName: '1', weight: 80 },
        { serviceName: '2', weight: 10 },
        { serviceName: '3', weight: 10 },
      ]),
    ],
    [
      'nested-splitters',
      graph(
        [
          { serviceName: '1', weight: 90 },
          { nodeName: 'more', weight: 10 },
        ],
        {
          more: {
            routerType: 'Splitter',
            steps: [{ serviceName: '2', weight: 100 }],
          },
        },
      ),
    ],
    [
      'target-twice',
      graph([
        ...STEPS.slice(0, 1).map(s => ({ ...s, weight: 50 })),
        { serviceName: '1', weight: 40 },
        { serviceName: '2', weight: 10 },
      ]),
    ],
    [
      'stopped',
      graph(STEPS, {}, { annotations: { 'serving.kserve.io/stop': 'true' } }),
    ],
  ])('refuses to promote: %s', (reason, object) => {
    expect(resultOf(plan([object, ONE, TWO], { action: 'promote' }))).toBe(
      reason,
    );
  });

  it('refuses to pause', () => {
    expect(resultOf(plan([graph(STEPS)], { action: 'pause' }))).toBe(
      'nothing-to-pause',
    );
  });

  it('repeats no password of an address', () => {
    const steps = [
      { serviceName: '1', weight: 90 },
      { serviceUrl: 'http://me:hunter2@other.example.com/v1', weight: 10 },
    ];
    const outcome = plan(
      [graph(steps), ONE],
      setWeight({ 'http://other.example.com/v1': 100 }),
    );
    expect(resultOf(outcome)).toBe('1 0, http://other.example.com/v1 100');
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
  });

  it('leads to a node as to a service', () => {
    const steps = [
      { serviceName: '1', weight: 90 },
      { nodeName: 'chain', weight: 10 },
    ];
    const chain = { routerType: 'Sequence', steps: [{ serviceName: '2' }] };
    const outcome = plan(
      [graph(steps, { chain }), ONE, TWO],
      setWeight({ chain: 100 }),
    );
    expect(resultOf(outcome)).toBe('1 0, chain 100');
    expect(patchesOf(outcome)).toEqual([
      expect.arrayContaining([
        {
          op: 'test',
          path: '/spec/nodes/root/steps/1/nodeName',
          value: 'chain',
        },
      ]),
    ]);
  });
});
