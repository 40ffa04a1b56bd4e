import fc from 'fast-check';
import { isUnknown } from '../../model/known';
import type { PlanRequest } from '../../canary/plan/PlanRequest';
import { planSchema, refusalSchema } from '../../model/planSchema';
import { modelServiceSchema } from '../../model/schema';
import { outcomeOf } from './testing/planning';
import {
  type Raw,
  assemble,
  deployment,
  pod,
  services,
  split,
  statefulPod,
  statefulSet,
} from './testing/workloadFixtures';

const GARBAGE: unknown[] = [
  null,
  '',
  'x',
  -1,
  1.5,
  1e300,
  true,
  [],
  [null],
  {},
  { constructor: 1 },
  '\u001b[2J',
];

const healthy = () =>
  structuredClone<Raw[]>([
    deployment('v1'),
    deployment('v2'),
    pod('v1'),
    pod('v2'),
    ...services,
    split(80, 20),
    {
      kind: 'VirtualService',
      metadata: { name: 'fraud' },
      spec: { hosts: ['a.b'], http: [{ route: [{ weight: 1 }] }] },
    },
    statefulSet('v3'),
    statefulPod('v3'),
    { ...split(80, 20), kind: 'GRPCRoute', metadata: { name: 'grpc' } },
    {
      kind: 'InferencePool',
      apiVersion: 'inference.networking.k8s.io/v1',
      metadata: { name: 'pool' },
      spec: { selector: { matchLabels: { version: 'v2' } } },
      status: {
        parents: [{ conditions: [{ type: 'ResolvedRefs', status: 'False' }] }],
      },
    },
    {
      ...split(80, 20),
      metadata: { name: 'pools' },
      spec: {
        rules: [
          {
            backendRefs: [
              { name: 'fraud-v1', weight: 80 },
              {
                kind: 'InferencePool',
                group: 'inference.networking.k8s.io',
                name: 'pool',
                weight: 20,
              },
            ],
          },
        ],
      },
    },
    {
      kind: 'ScaledObject',
      metadata: {
        name: 'so',
        annotations: { 'autoscaling.keda.sh/paused-replicas': '2' },
      },
      spec: { scaleTargetRef: { name: 'fraud-v2' }, maxReplicaCount: 3 },
      status: { conditions: [{ type: 'Fallback', status: 'True' }] },
    },
    {
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a' },
      spec: { scaleTargetRef: { name: 'fraud-v1' }, maxReplicas: 3 },
    },
  ]);

/** Every place in the objects, but for what makes them objects of their kind. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) =>
          key === 'kind' && path.length === 1
            ? []
            : placesIn(child, [...path, key]),
        )
      : [];
  return path.length > 1 ? [path, ...below] : below;
}

function replaced(path: readonly string[], garbage: unknown): Raw[] {
  const objects = healthy();
  const last = path.at(-1) ?? '';
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Raw)[key], objects);
  (holder as Raw)[last] = garbage;
  return objects;
}

const damaged = fc
  .tuple(fc.constantFrom(...placesIn(healthy())), fc.constantFrom(...GARBAGE))
  .map(([path, garbage]) => replaced(path, garbage));

const LAW = { numRuns: 500 };

describe('laws of reading Deployments', () => {
  it('makes valid services of whatever a field holds', () => {
    fc.assert(
      fc.property(damaged, objects => {
        for (const service of assemble(objects)) {
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        }
      }),
      LAW,
    );
  });

  it('plans or refuses whatever a field holds, by the formats of both', () => {
    const requests = fc.oneof(
      fc.constantFrom<PlanRequest>(
        { action: 'promote' },
        { action: 'rollback' },
        { action: 'pause' },
      ),
      fc.constant<PlanRequest>({
        action: 'set-weight',
        weights: { 'fraud-v1': 99.99, 'fraud-v2': 0.01 },
      }),
    );
    fc.assert(
      fc.property(damaged, requests, (objects, request) => {
        const outcome = outcomeOf(objects, request);
        const { error } =
          'plan' in outcome
            ? planSchema.safeParse(outcome.plan)
            : refusalSchema.safeParse(outcome.refusal);
        expect(error).toBeUndefined();
      }),
      LAW,
    );
  });

  it('loses no other Deployment by a field of one', () => {
    fc.assert(
      fc.property(damaged, objects => {
        const found = assemble(objects).flatMap(({ revisions }) => revisions);
        expect(found.length).toBeGreaterThanOrEqual(1);
      }),
      LAW,
    );
  });

  it('never gives away more than all requests', () => {
    fc.assert(
      fc.property(damaged, objects => {
        for (const { revisions } of assemble(objects)) {
          const total = revisions
            .map(({ traffic }) => traffic.programmed)
            .reduce((sum, s) => sum + (isUnknown(s) ? 0 : s.percent), 0);
          expect(total).toBeLessThanOrEqual(100.05);
        }
      }),
      LAW,
    );
  });

  it('does not depend on the order in which objects come', () => {
    fc.assert(
      fc.property(
        damaged.chain(objects =>
          fc.shuffledSubarray(objects, {
            minLength: objects.length,
            maxLength: objects.length,
          }),
        ),
        objects => {
          const idsOf = (raw: Raw[]) =>
            assemble(raw).map(({ id, revisions }) => [
              id,
              revisions.map(({ name, role }) => `${name} ${role}`),
            ]);
          expect(idsOf(objects)).toEqual(idsOf([...objects].reverse()));
        },
      ),
      LAW,
    );
  });
});
