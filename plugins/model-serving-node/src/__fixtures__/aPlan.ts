import type { Plan } from '@modeldeck/plugin-model-serving-common';
import { plannedWrite } from './plannedWrite';

/** From v1 to v2, with one write. */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    service: 'west/fraud/inferenceservice/scorer',
    action: 'promote',
    summary: 'v2 gets 100 %',
    writes: [plannedWrite()],
    before: [
      { revision: 'v1', percent: 80 },
      { revision: 'v2', percent: 20 },
    ],
    after: [
      { revision: 'v1', percent: 0 },
      { revision: 'v2', percent: 100 },
    ],
    risks: [{ id: 'cold-start', severity: 'info', detail: 'v1 starts anew' }],
    undo: 'set canaryTrafficPercent to 0',
    ...overrides,
  };
}
