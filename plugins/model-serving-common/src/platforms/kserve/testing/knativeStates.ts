import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import { rawKnativeService } from './inferenceService';
import { planFor } from './planFor';
import { rawRevision } from './workloads';

export type State = Parameters<typeof rawKnativeService>[0];

/** The states that KServe's controller leaves behind: what was done → what its status says. */
export const STATES = {
  'create A': {
    created: 'r1',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [['r1', 100]],
  },
  'first create with percent 20': {
    percent: 20,
    created: 'r1',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [
      ['r1', 20],
      ['r1', 80],
    ],
  },
  'first create, not ready': { created: 'r1', traffic: [] },
  'B + percent 20, B not ready': {
    percent: 20,
    created: 'r2',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [
      ['r1', 20],
      ['r1', 80],
    ],
  },
  'B without percent, B not ready': {
    created: 'r2',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [['r1', 100]],
  },
  'in flight': {
    percent: 20,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  },
  'in flight, then C not ready': {
    percent: 20,
    created: 'r3',
    ready: 'r2',
    rolledout: 'r1',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  },
  'rolled back in flight': {
    percent: 0,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    traffic: [
      ['r2', 0],
      ['r1', 100],
    ],
  },
  'left-over 0, then C': {
    percent: 0,
    created: 'r3',
    ready: 'r3',
    rolledout: 'r1',
    traffic: [
      ['r3', 0],
      ['r1', 100],
    ],
  },
  promoted: {
    created: 'r2',
    ready: 'r2',
    rolledout: 'r2',
    previous: 'r1',
    traffic: [['r2', 100]],
  },
  'promoted by 100': {
    percent: 100,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r2',
    previous: 'r1',
    traffic: [
      ['r2', 100],
      ['r1', 0],
    ],
  },
  'promoted, then URI A + percent 0': {
    percent: 0,
    created: 'r3',
    ready: 'r3',
    rolledout: 'r2',
    previous: 'r1',
    traffic: [
      ['r3', 0],
      ['r2', 100],
    ],
  },
  'promoted, then percent 20 only': {
    percent: 20,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    previous: 'r1',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  },
} satisfies Record<string, State>;

/** The Revisions r1 to r3, of one model each. */
export const REVISIONS = ['r1', 'r2', 'r3'].map((name, index) =>
  rawRevision(name, { uri: `s3://models/fraud/v${index + 1}` }),
);

export const setWeight = (weights: Record<string, number>): PlanRequest => ({
  action: 'set-weight',
  weights,
});
export const PROMOTE = { action: 'promote' } as const;
export const ROLL_BACK = { action: 'rollback' } as const;

/** What is planned in a state. */
export function planIn(
  state: State | keyof typeof STATES,
  request: PlanRequest,
  others: readonly object[] = REVISIONS,
) {
  const service = rawKnativeService(
    typeof state === 'string' ? (STATES[state] as State) : state,
  );
  return planFor([service, ...others], request);
}

/** A merge patch of the percent and of nothing else. */
export const percentPatch = (canaryTrafficPercent: number | null) => [
  { spec: { predictor: { canaryTrafficPercent } } },
];
