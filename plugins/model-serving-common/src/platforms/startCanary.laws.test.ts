import fc from 'fast-check';
import { applyPatch } from '../canary/plan/changes/applyPatch';
import { planAction } from '../canary/plan/planAction';
import type {
  CanaryVersion,
  PlanOutcome,
  PlanRequest,
} from '../canary/plan/PlanRequest';
import { assembleNamespace } from '../fleet/assembleNamespace';
import { planSchema, refusalSchema } from '../model/planSchema';
import type { ModelService, Plan, PlannedWrite } from '../model/types';
import { damagedScenario, scenariosOf } from './__testUtils__/damagedScenarios';
import { servingPlatforms } from './registry';
import { namespaceOf } from './testing/namespaceOf';

/** Where a canary can be started, and where one is in flight. */
const scenarios = scenariosOf(
  'kserve-knative-healthy',
  'kserve-knative-promoted',
  'kserve-knative-canary-in-flight',
  'kserve-llm-group-rolled-back',
  'knative-healthy',
  'knative-promoted',
  'knative-canary-in-flight',
  'argo-rollouts-healthy',
  'argo-rollouts-workload-ref',
  'argo-rollouts-canary-paused',
  'flagger-idle',
  'flagger-progressing',
  'seldon-v1-healthy',
  'seldon-v1-shadow',
  'seldon-v1-canary-in-flight',
  'deployment-rolled-back',
  'deployment-httproute-pair',
);
const damaged = damagedScenario(scenarios, [
  'InferenceService',
  'LLMInferenceService',
  'Service',
  'Revision',
  'Rollout',
  'Canary',
  'SeldonDeployment',
  'Experiment',
  'Deployment',
  'HTTPRoute',
]);

const versions = fc.constantFrom<CanaryVersion>(
  { storageUri: 's3://models/next/9' },
  { storageUri: 's3://models/next/9', label: 'v9' },
  { storageUri: 'hf://example-org/digester-8b-v2' },
  { image: 'registry.example.com/next:9' },
  { image: 'registry.example.com/next:9', label: '9' },
  { image: 'registry.example.com/tariff:v2' },
);

const request = fc.record<PlanRequest & { action: 'start-canary' }>({
  action: fc.constant('start-canary'),
  version: fc.oneof(
    { weight: 9, arbitrary: versions },
    fc.record(
      { storageUri: fc.string(), image: fc.string(), label: fc.string() },
      { requiredKeys: [] },
    ),
  ),
  percent: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(10, 20, 50) },
    fc.double(),
  ),
});
/** An escape or a change of direction, in what JSON makes of a text for people. */
const LEAK = /\\u00[01][0-9a-f]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

interface Raw {
  kind?: unknown;
  metadata?: { name?: unknown };
}

interface Tried {
  service: ModelService;
  outcome: PlanOutcome;
}

function tryAll(objects: readonly Raw[], wanted: PlanRequest): Tried[] {
  const read = namespaceOf(objects as never);
  return assembleNamespace(read, servingPlatforms).map(service => ({
    service,
    outcome: planAction(wanted, service, {
      objects: read,
      platforms: servingPlatforms,
    }),
  }));
}

/** The objects once the writes have been made. */
function written(objects: readonly Raw[], writes: readonly PlannedWrite[]) {
  return objects.map(raw =>
    writes
      .filter(
        ({ object }) =>
          object.kind === raw.kind && object.name === raw.metadata?.name,
      )
      .reduce<unknown>((now, write) => applyPatch(now, write), raw),
  ) as Raw[];
}

function textsOf(outcome: PlanOutcome): string[] {
  return 'plan' in outcome
    ? [
        outcome.plan.summary,
        outcome.plan.undo,
        ...outcome.plan.risks.map(({ detail }) => detail),
        ...outcome.plan.writes.map(({ summary }) => summary),
      ]
    : [outcome.refusal.message, outcome.refusal.instead];
}

/** What an outcome must not be, whatever it was planned for. */
function wrongIn(outcome: PlanOutcome): string[] {
  const texts = textsOf(outcome);
  const isValid =
    'plan' in outcome
      ? planSchema.safeParse(outcome.plan).success
      : refusalSchema.safeParse(outcome.refusal).success;
  return [
    ...(isValid ? [] : ['it is neither a plan nor a refusal']),
    ...(texts.includes('') ? ['it says too little'] : []),
    ...texts.filter(text => LEAK.test(JSON.stringify(text))),
    ...('plan' in outcome ? wrongInPlan(outcome.plan) : []),
  ];
}

function wrongInPlan({ after, writes }: Plan): string[] {
  const known = after.flatMap(({ percent }) =>
    typeof percent === 'number' ? percent : [],
  );
  const sum = known.reduce((total, percent) => total + percent, 0);
  return [
    ...(known.length < after.length || sum === 100
      ? []
      : [`it predicts ${sum} %`]),
    ...(writes.length > 0 ? [] : ['it writes nothing']),
  ];
}

const getsRequests = ({ role, traffic: { programmed } }: Revision) =>
  role === 'canary' && 'percent' in programmed && programmed.percent > 0;
type Revision = ModelService['revisions'][number];

const LAW = { numRuns: 600 };

describe('laws of starting a canary, on every platform', () => {
  it('plans all of the traffic or says why not, and what to do instead', () => {
    fc.assert(
      fc.property(damaged, request, (objects, wanted) => {
        for (const { outcome } of tryAll(objects, wanted)) {
          expect(wrongIn(outcome)).toEqual([]);
        }
      }),
      LAW,
    );
  });

  it('plans none beside a canary that gets requests', () => {
    fc.assert(
      fc.property(damaged, request, (objects, wanted) => {
        for (const { service, outcome } of tryAll(objects, wanted)) {
          expect(
            'plan' in outcome && service.revisions.some(getsRequests),
          ).toBe(false);
        }
      }),
      LAW,
    );
  });

  it('plans none again once it is written', () => {
    fc.assert(
      fc.property(damaged, request, (objects, wanted) => {
        for (const { service, outcome } of tryAll(objects, wanted)) {
          const again =
            'plan' in outcome
              ? tryAll(written(objects, outcome.plan.writes), wanted).find(
                  tried => tried.service.id === service.id,
                )
              : undefined;
          expect(again && 'plan' in again.outcome).not.toBe(true);
        }
      }),
      LAW,
    );
  });
});
