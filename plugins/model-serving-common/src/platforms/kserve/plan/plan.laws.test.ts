import fc from 'fast-check';
import { planAction } from '../../../canary/plan/planAction';
import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { assembleNamespace } from '../../../fleet/assembleNamespace';
import { planSchema } from '../../../model/planSchema';
import { servingPlatforms } from '../../registry';
import { namespaceOf } from '../../testing/namespaceOf';
import { garbageObject } from '../__testUtils__/garbage';
import { kserveScenarios as scenarios } from '../__testUtils__/kserveScenarios';

const requests = fc.constantFrom<PlanRequest[]>(
  { action: 'promote' },
  { action: 'rollback' },
  { action: 'pause' },
  { action: 'set-weight', weights: { r1: 80, r2: 20 } },
  { action: 'set-weight', weights: { garbage: 100 } },
  {
    action: 'start-canary',
    version: { storageUri: 's3://models/next' },
    percent: 10,
  },
  { action: 'start-canary', version: { image: 'reg/fraud:v9' }, percent: 50 },
);

function namespaceIn(objects: readonly object[]): string {
  const [first] = objects as Array<{ metadata?: { namespace?: string } }>;
  return first?.metadata?.namespace ?? 'team';
}

/** What an outcome must not be, whatever it was planned for. */
function wrongIn(outcome: PlanOutcome): string[] {
  if ('refusal' in outcome) {
    const { reason, message, instead } = outcome.refusal;
    return [reason, message, instead].includes('')
      ? ['it says too little']
      : [];
  }
  const { after, writes } = outcome.plan;
  const sum = after.reduce(
    (total, { percent }) =>
      total + (typeof percent === 'number' ? percent : NaN),
    0,
  );
  return [
    ...(planSchema.safeParse(outcome.plan).error ? ['it is no plan'] : []),
    ...(Math.abs(sum - 100) < 1e-6 ? [] : [`it predicts ${sum} %`]),
    ...(writes.length > 0 ? [] : ['it writes nothing']),
  ];
}

const LAW = { numRuns: 400 };

describe('laws of planning for KServe', () => {
  it('plans all of the traffic, or refuses with a reason and a way out', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbageObject.map(object => [object] as object[]),
          fc.constantFrom(...scenarios),
        ),
        requests,
        (objects, request) => {
          const read = namespaceOf(objects, {
            namespace: namespaceIn(objects),
          });
          for (const service of assembleNamespace(read, servingPlatforms)) {
            const outcome = planAction(request, service, {
              objects: read,
              platforms: servingPlatforms,
            });
            expect(wrongIn(outcome)).toEqual([]);
          }
        },
      ),
      LAW,
    );
  });
});
