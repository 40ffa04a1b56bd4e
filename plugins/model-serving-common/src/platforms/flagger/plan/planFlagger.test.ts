import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import {
  canary,
  deployment,
  LABEL,
  outcomeOf,
  type Raw,
  virtualService,
  WORKLOADS,
} from '../testing/canaryFixtures';

const raw = [...WORKLOADS, virtualService(80, 20)];

const outcome = (
  request: PlanRequest,
  parts: Parameters<typeof canary>[0] = {},
  others: Raw[] = raw,
) => outcomeOf([canary(parts), ...others], request);

const PROMOTE: PlanRequest = { action: 'promote' };
const ROLLBACK: PlanRequest = { action: 'rollback' };
const PAUSE: PlanRequest = { action: 'pause' };
const RESUME: PlanRequest = { action: 'resume' };

describe('a plan for a Canary', () => {
  it.each<[PlanRequest, Parameters<typeof canary>[0], Raw, number[]]>([
    [PROMOTE, {}, { skipAnalysis: true }, [100, 0]],
    [
      PROMOTE,
      { status: { phase: 'WaitingPromotion' } },
      { skipAnalysis: true },
      [100, 0],
    ],
    [PAUSE, {}, { suspend: true }, [80, 20]],
    [RESUME, { spec: { suspend: true } }, { suspend: false }, [80, 20]],
  ])('%j of %j', (request, parts, spec, after) => {
    const plan = outcome(request, parts);
    expect(plan.writes).toMatchObject([
      {
        object: { plural: 'canaries', namespace: 'team', name: 'fraud' },
        guard: { uid: 'uid-canary', resourceVersion: '7' },
        type: 'merge',
        patch: { spec },
      },
    ]);
    expect(plan.after).toEqual([
      { revision: 'fraud-primary', percent: after[0] },
      { revision: 'fraud', percent: after[1] },
    ]);
  });

  it('says that what is skipped stays skipped', () => {
    expect(outcome(PROMOTE).risks?.map(({ id }) => id)).toEqual([
      'skip-analysis-stays',
    ]);
  });

  it('says that nothing is rolled back while it is suspended', () => {
    const annotations = { 'kustomize.toolkit.fluxcd.io/name': 'fraud' };
    expect(
      outcome(PAUSE, { metadata: { annotations } }).risks?.map(({ id }) => id),
    ).toEqual(['no-rollback-while-suspended', 'gitops-may-revert']);
  });

  it('is refused where another controller makes the Canary', () => {
    const ownerReferences = [{ kind: 'App', name: 'x', controller: true }];
    expect(outcome(PAUSE, { metadata: { ownerReferences } })).toMatchObject({
      reason: 'owned-by-controller',
      instead: 'change App/x instead',
    });
  });

  it('is refused where the write would have no effect', () => {
    const inPhase = (phase: string) => ({ status: { phase } });
    const reasons = [
      outcome(PROMOTE, inPhase('')),
      outcome(PROMOTE, inPhase('Succeeded')),
      outcome(PROMOTE, inPhase('Promoting')),
      outcome(PROMOTE, inPhase('Failed')),
      outcome(PROMOTE, inPhase('Waiting')),
      outcome(PROMOTE, { spec: { suspend: true } }),
      outcome(PROMOTE, { spec: { skipAnalysis: true } }),
      outcome(PAUSE, { spec: { suspend: true } }),
      outcome(RESUME),
      outcome(RESUME, inPhase('WaitingPromotion')),
      outcome({ action: 'set-weight', weights: { fraud: 100 } }),
    ].map(({ reason }) => reason);
    expect(reasons).toEqual([
      'not-set-up',
      'no-canary',
      'already-promoting',
      'already-rolled-back',
      'gate-closed',
      'suspended',
      'not-waiting',
      'already-paused',
      'not-paused',
      'gate-closed',
      'weight-owned-by-controller',
    ]);
  });
});

describe('a rollback', () => {
  it('is the change of the target, which no field of a Canary makes', () => {
    expect(outcome(ROLLBACK)).toMatchObject({
      reason: 'no-rollback-control',
      instead: expect.stringContaining(
        '`kubectl -n team rollout undo deployment/fraud`',
      ),
    });
  });

  it('may be a gate that somebody made for it', () => {
    const webhooks = [{ name: 'stop', type: 'rollback' }];
    expect(outcome(ROLLBACK, { analysis: { webhooks } }).instead).toContain(
      'open its rollback gate stop',
    );
  });

  it('belongs into the repository that the target comes from', () => {
    const labels = { ...LABEL, 'kustomize.toolkit.fluxcd.io/name': 'fraud' };
    const others = [deployment('fraud', { labels }), ...raw.slice(1)];
    expect(outcome(ROLLBACK, {}, others).instead).toBe(
      'take the change back in the repository that Flux Kustomization "fraud" applies',
    );
  });

  it.each([
    ['Succeeded', 'needs-earlier-spec'],
    ['Failed', 'already-rolled-back'],
  ])('in phase %s: %s', (phase, reason) => {
    expect(outcome(ROLLBACK, { status: { phase } }).reason).toBe(reason);
  });
});
