import fc from 'fast-check';
import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import { outcomeOf, written } from '../testing/planning';
import {
  assemble,
  deployment,
  pod,
  programmed,
  type Raw,
  service,
} from '../testing/workloadFixtures';

const VERSIONS = ['v1', 'v2', 'v3'];

const workloads: Raw[] = VERSIONS.flatMap(version => [
  deployment(version),
  pod(version),
  service(`fraud-${version}`, { version }),
]);

const weight = fc.option(fc.nat(1000), { nil: undefined });
const weights = fc.tuple(weight, weight, weight);

/** A route of either API, its rules alike or not. */
const routes = fc
  .record({
    kind: fc.constantFrom('HTTPRoute', 'GRPCRoute', 'VirtualService'),
    rules: fc.oneof(
      weights.map(rule => [rule]),
      weights.map(rule => [rule, rule]),
      fc.array(weights, { minLength: 1, maxLength: 3 }),
    ),
  })
  .map(({ kind, rules }): Raw => {
    const metadata = { name: 'fraud', uid: 'r', resourceVersion: '1' };
    if (kind === 'VirtualService') {
      const http = rules.map(rule => ({
        route: rule.map((w, index) => ({
          destination: { host: `fraud-${VERSIONS[index]}` },
          ...(w !== undefined && { weight: w }),
        })),
      }));
      return { kind, metadata, spec: { http } };
    }
    return {
      kind,
      metadata,
      spec: {
        rules: rules.map(rule => ({
          backendRefs: rule.map((w, index) => ({
            name: `fraud-${VERSIONS[index]}`,
            ...(w !== undefined && { weight: w }),
          })),
        })),
      },
      status: {
        parents: [{ conditions: [{ type: 'Accepted', status: 'True' }] }],
      },
    };
  });

/** Percentages to a hundredth, together 100. */
const asked = fc
  .tuple(fc.nat(10_000), fc.nat(10_000))
  .map(([a, b]) => [Math.min(a, b), Math.abs(a - b)] as const)
  .map(([a, b]) => [a, b, 10_000 - a - b].map(share => share / 100))
  .map(
    (percents): PlanRequest => ({
      action: 'set-weight',
      weights: Object.fromEntries(
        VERSIONS.map((version, index) => [
          `fraud-${version}`,
          percents[index] ?? 0,
        ]),
      ),
    }),
  );

const requests = fc.oneof(
  asked,
  fc.constantFrom<PlanRequest>({ action: 'promote' }, { action: 'rollback' }),
);

describe('laws of plans for plain workloads', () => {
  it('once written, the routes hold what was predicted', () => {
    fc.assert(
      fc.property(routes, requests, (route, request) => {
        const raw = [...workloads, route];
        const outcome = outcomeOf(raw, request);
        fc.pre('plan' in outcome);
        const { after, writes } = 'plan' in outcome ? outcome.plan : never();
        const [service_] = assemble(written(raw, writes));
        expect(service_?.revisions.map(programmed)).toEqual(
          after.map(({ percent }) => percent),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('predicts exactly what was asked for, together 100', () => {
    fc.assert(
      fc.property(routes, asked, (route, request) => {
        const outcome = outcomeOf([...workloads, route], request);
        fc.pre('plan' in outcome);
        const { after } = 'plan' in outcome ? outcome.plan : never();
        const told = Object.fromEntries(
          after.map(({ revision, percent }) => [revision, percent]),
        );
        expect(told).toEqual('weights' in request ? request.weights : {});
      }),
      { numRuns: 300 },
    );
  });

  it('refuses only where rules part, nothing changes or nobody is meant', () => {
    fc.assert(
      fc.property(routes, requests, (route, request) => {
        const outcome = outcomeOf([...workloads, route], request);
        expect([
          'planned',
          'route-rules-disagree',
          'nothing-to-change',
          'several-canaries',
          'no-canary',
          'no-earlier-revision',
        ]).toContain('plan' in outcome ? 'planned' : outcome.refusal.reason);
      }),
      { numRuns: 300 },
    );
  });
});

function never(): never {
  throw new Error('it was made sure that there is a plan');
}
