import fc from 'fast-check';
import { planAction } from '../../../canary/plan/planAction';
import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import { assembleNamespace } from '../../../fleet/assembleNamespace';
import { namespaceOf, type NamespaceOptions } from '../../testing/namespaceOf';
import { knativePlatform } from '../knativePlatform';
import {
  rawKnativeService,
  rawRevision,
  rawRevisionPod,
} from '../testing/knativeFixtures';

const platforms = [knativePlatform];

function planFor(
  raw: readonly object[],
  request: PlanRequest,
  options?: NamespaceOptions,
) {
  const objects = namespaceOf(raw, { ...options, platforms });
  const [service] = assembleNamespace(objects, platforms);
  if (!service) {
    throw new Error('no service');
  }
  const outcome = planAction(request, service, { objects, platforms });
  return 'plan' in outcome
    ? {
        patch: outcome.plan.writes[0]?.patch,
        risks: outcome.plan.risks.map(({ id }) => id),
        after: outcome.plan.after,
        guard: outcome.plan.writes[0]?.guard,
        object: outcome.plan.writes[0]?.object,
        undo: outcome.plan.undo,
        summary: outcome.plan.summary,
      }
    : { refused: outcome.refusal.reason };
}

const pinned = (revisionName: string, percent: number, tag?: string) => ({
  revisionName,
  percent,
  ...(tag && { tag }),
});
const latest = (percent: number, tag?: string) => ({
  latestRevision: true,
  percent,
  ...(tag && { tag }),
});

/** Revision 1 has 80 %, revision 2 the rest; `follows`: by an entry that follows the latest. */
function canary({ follows = false, tag = '' } = {}) {
  const routed = [pinned('churn-00001', 80), pinned('churn-00002', 20)];
  return [
    rawKnativeService({
      traffic: [
        pinned('churn-00001', 80),
        follows ? latest(20, tag) : pinned('churn-00002', 20, tag),
      ],
      routed,
    }),
    rawRevision(1),
    rawRevision(2),
    rawRevisionPod(1),
    rawRevisionPod(2),
  ];
}

describe('promoting a revision', () => {
  it('names it where the entries name their revisions', () => {
    expect(planFor(canary(), { action: 'promote' })).toEqual({
      patch: { spec: { traffic: [pinned('churn-00002', 100)] } },
      risks: ['later-deployments-passed-over', 'revision-collected'],
      after: [
        { revision: 'churn-00001', percent: 0 },
        { revision: 'churn-00002', percent: 100 },
      ],
      guard: { uid: 'uid-churn', resourceVersion: '7' },
      object: {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Service',
        plural: 'services',
        namespace: 'team',
        name: 'churn',
      },
      undo: 'set spec.traffic as it was: churn-00001 80 %, churn-00002 20 %',
      summary: 'churn-00002 gets 100 %',
    });
  });

  it('goes on following the latest where an entry does', () => {
    const { patch, risks } = planFor(canary({ follows: true, tag: 'next' }), {
      action: 'promote',
    });
    expect(patch).toEqual({ spec: { traffic: [latest(100, 'next')] } });
    expect(risks).toEqual(['revision-collected']);
  });

  it('does not follow a latest revision that is not the promoted one', () => {
    const [, ...others] = canary();
    const service = rawKnativeService({
      traffic: [pinned('churn-00001', 80), latest(20)],
      routed: [pinned('churn-00001', 80), pinned('churn-00002', 20)],
      latestCreated: 'churn-00003',
    });
    const { patch } = planFor(
      [service, ...others, rawRevision(3, { ready: 'Unknown' })],
      { action: 'promote' },
    );
    expect(patch).toEqual({ spec: { traffic: [pinned('churn-00002', 100)] } });
  });

  it('is refused while several could be meant', () => {
    const traffic = [
      pinned('churn-00001', 80),
      pinned('churn-00002', 10),
      pinned('churn-00003', 10),
    ];
    const [, ...others] = canary();
    expect(
      planFor(
        [
          rawKnativeService({
            traffic,
            routed: traffic,
            latestReady: 'churn-00003',
          }),
          ...others,
          rawRevision(3),
        ],
        { action: 'promote' },
      ),
    ).toEqual({ refused: 'several-canaries' });
  });
});

describe('setting weights', () => {
  const weights = { 'churn-00001': 40, 'churn-00002': 60 };

  it('keeps tags, which are addresses that somebody may call', () => {
    const objects = [
      rawKnativeService({
        traffic: [
          pinned('churn-00001', 100, 'current'),
          latest(0, 'next'),
          pinned('churn-00002', 0),
        ],
        routed: [pinned('churn-00001', 100), pinned('churn-00002', 0)],
      }),
      ...canary().slice(1),
    ];
    expect(planFor(objects, { action: 'set-weight', weights })).toMatchObject({
      patch: {
        spec: {
          traffic: [
            pinned('churn-00002', 60),
            pinned('churn-00001', 40, 'current'),
            latest(0, 'next'),
          ],
        },
      },
      risks: ['later-deployments-passed-over'],
    });
  });

  it.each([
    ['False', 'revision-not-ready'],
    ['Unknown', 'revision-not-ready'],
  ])('is refused for a revision with Ready=%s', (ready, refused) => {
    const [service, first, , ...pods] = canary();
    expect(
      planFor(
        [service ?? {}, first ?? {}, rawRevision(2, { ready }), ...pods],
        {
          action: 'set-weight',
          weights,
        },
      ),
    ).toEqual({ refused });
  });

  it('is refused for a revision that is gone, or of which that cannot be told', () => {
    const [service, first, , ...pods] = canary();
    const objects = [service ?? {}, first ?? {}, ...pods];
    const request = { action: 'set-weight', weights } as const;
    expect(planFor(objects, request)).toEqual({ refused: 'revision-gone' });
    expect(
      planFor(objects, request, {
        states: {
          'revisions.serving.knative.dev': { state: 'failed', reason: 'down' },
        },
      }),
    ).toEqual({ refused: 'revision-unread' });
  });

  it('warns of a revision that has to start first', () => {
    const objects = canary().slice(0, 4);
    expect(planFor(objects, { action: 'set-weight', weights }).risks).toEqual([
      'cold-start',
      'later-deployments-passed-over',
    ]);
  });

  it('is refused where Argo CD keeps the Service, with the change to make there', () => {
    const [service, ...others] = canary();
    const metadata = {
      ...rawKnativeService().metadata,
      annotations: { 'argocd.argoproj.io/tracking-id': 'ml:apps/x:team/churn' },
    };
    expect(
      planFor([{ ...service, metadata }, ...others], {
        action: 'set-weight',
        weights,
      }),
    ).toEqual({ refused: 'owned-by-gitops' });
  });
});

describe('whatever is planned', () => {
  const generations = [1, 2, 3];
  const nameOf = (generation: number) => `churn-0000${generation}`;
  const split = fc
    .tuple(fc.nat(100), fc.nat(100))
    .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)]);
  const request = fc.oneof(
    fc.constantFrom<PlanRequest>({ action: 'promote' }, { action: 'rollback' }),
    split.map(
      (weights): PlanRequest => ({
        action: 'set-weight',
        weights: Object.fromEntries(
          weights.map((weight, index) => [nameOf(index + 1), weight]),
        ),
      }),
    ),
  );

  it('writes nothing but traffic that adds up to 100, to revisions that are ready', () => {
    fc.assert(
      fc.property(
        split,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        fc.constantFrom('True', 'False'),
        request,
        (percents, tagged, ready, asked) => {
          const traffic = generations.map((generation, index) => ({
            ...pinned(nameOf(generation), percents[index] ?? 0),
            ...(tagged[index] && { tag: `t${generation}` }),
          }));
          const raw = [
            rawKnativeService({
              traffic,
              routed: traffic,
              latestReady: nameOf(3),
            }),
            rawRevision(1),
            rawRevision(2, { ready }),
            rawRevision(3),
          ];
          const outcome = planFor(raw, asked);
          if ('refused' in outcome) {
            return;
          }
          const { patch, after = [] } = outcome;
          const { spec, ...beside } = patch as {
            spec: { traffic: Array<{ revisionName: string; percent: number }> };
          };
          expect([beside, Object.keys(spec)]).toEqual([{}, ['traffic']]);
          const sum = (values: readonly number[]) =>
            values.reduce((total, value) => total + value, 0);
          expect(sum(spec.traffic.map(({ percent }) => percent))).toBe(100);
          expect(sum(after.map(({ percent }) => percent as number))).toBe(100);
          for (const { revision, percent } of after) {
            const written = spec.traffic.filter(
              ({ revisionName }) => revisionName === revision,
            );
            expect(sum(written.map(entry => entry.percent))).toBe(percent);
            expect(percent === 0 || revision !== nameOf(2) || ready).not.toBe(
              'False',
            );
          }
          const tags = traffic.flatMap(({ tag }) => tag ?? []);
          expect(JSON.stringify(spec.traffic)).toMatch(
            new RegExp(tags.map(tag => `(?=.*"${tag}")`).join('')),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
