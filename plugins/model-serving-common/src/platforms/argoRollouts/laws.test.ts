import fc from 'fast-check';
import { planSchema, refusalSchema } from '../../model/planSchema';
import { modelServiceSchema } from '../../model/schema';
import type { ModelService, TrafficShare } from '../../model/types';
import { deploymentPlatform } from '../deployment/deploymentPlatform';
import { flaggerPlatform } from '../flagger/flaggerPlatform';
import {
  damagedScenario,
  scenariosOf,
} from '../__testUtils__/damagedScenarios';
import { servicesOf } from '../testing/namespaceOf';
import { plansOf } from '../testing/plansOf';
import { argoRolloutsPlatform } from './argoRolloutsPlatform';

const platforms = [argoRolloutsPlatform, flaggerPlatform, deploymentPlatform];
const scenarios = scenariosOf('argo-rollouts-', 'flagger-');
const damaged = damagedScenario(scenarios, [
  'Rollout',
  'AnalysisRun',
  'Canary',
  'Deployment',
]);

/** An escape or a change of direction, with what comes before it. */
const LEAK = /.{0,80}(\\u00[01][0-9a-f]|[\u007f\u009b\u202e])/;

const LAW = { numRuns: 300 };

const isKnown = (share: TrafficShare) => 'percent' in share;

const percents = (shares: readonly TrafficShare[]) =>
  shares.reduce(
    (sum, share) => sum + ('percent' in share ? share.percent : 0),
    0,
  );

/** Both truths are told of all revisions or of none, and never of more than everything. */
function isFair({ revisions }: ModelService): boolean {
  return (['declared', 'programmed'] as const).every(truth => {
    const shares = revisions.map(({ traffic }) => traffic[truth]);
    return (
      !shares.some(isKnown) ||
      (shares.every(isKnown) && percents(shares) <= 100.05)
    );
  });
}

describe('laws of reading what a controller rolls out', () => {
  it('makes valid services of whatever a field holds', () => {
    fc.assert(
      fc.property(damaged, objects => {
        const services = servicesOf(objects, { platforms });
        for (const service of services) {
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        }
        expect(services.every(isFair)).toBe(true);
      }),
      LAW,
    );
  });

  it('plans or refuses everything, whatever a field holds', () => {
    fc.assert(
      fc.property(damaged, objects => {
        for (const { outcome } of plansOf(objects, platforms)) {
          const { error } =
            'plan' in outcome
              ? planSchema.safeParse(outcome.plan)
              : refusalSchema.safeParse(outcome.refusal);
          expect(error).toBeUndefined();
        }
      }),
      LAW,
    );
  });

  it('predicts all of the traffic, of the revisions that are told of', () => {
    fc.assert(
      fc.property(damaged, objects => {
        for (const { outcome, service } of plansOf(objects, platforms)) {
          const after = 'plan' in outcome ? outcome.plan.after : [];
          const known = after.flatMap(({ percent }) =>
            typeof percent === 'number' ? [percent] : [],
          );
          const sum = known.reduce((total, percent) => total + percent, 0);
          // Of an action that moves nothing, the prediction is what is programmed.
          const moves =
            'plan' in outcome &&
            JSON.stringify(after) !== JSON.stringify(outcome.plan.before);
          expect(
            moves && after.length > 0 && known.length === after.length
              ? Math.abs(sum - 100) < 0.02
              : true,
          ).toBe(true);
          const names = service.revisions.map(({ name }) => name);
          expect(
            after.every(
              share => share.appearing || names.includes(share.revision),
            ),
          ).toBe(true);
        }
      }),
      LAW,
    );
  });

  it('writes no more than the fields that an action changes', () => {
    const patches = new Set(
      [...scenarios.values()]
        .flatMap(objects => plansOf(objects, platforms))
        .flatMap(({ outcome }) =>
          'plan' in outcome ? outcome.plan.writes : [],
        )
        .flatMap(({ patch }) =>
          Array.isArray(patch)
            ? patch
                .filter(({ op }) => op !== 'test')
                .map(({ path }: { path: string }) => path)
            : Object.entries(patch as Record<string, object>).flatMap(
                ([part, fields]) =>
                  Object.keys(fields).map(f => `${part}.${f}`),
              ),
        ),
    );
    expect([...patches].sort()).toEqual([
      '/spec/template/spec/containers/0/image',
      'spec.paused',
      'spec.skipAnalysis',
      'spec.suspend',
      'status.abort',
      'status.controllerPause',
      'status.currentStepIndex',
      'status.pauseConditions',
      'status.promoteFull',
    ]);
  });

  it('lets no control or direction character out', () => {
    fc.assert(
      fc.property(damaged, objects => {
        const text = JSON.stringify([
          servicesOf(objects, { platforms }),
          plansOf(objects, platforms).map(({ outcome }) =>
            'plan' in outcome
              ? { ...outcome.plan, writes: [] }
              : outcome.refusal,
          ),
        ]);
        expect(LEAK.exec(text)?.[0]).toBeUndefined();
      }),
      LAW,
    );
  });

  it('does not care in which order objects come', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...scenarios.values())
          .chain(objects =>
            fc.tuple(
              fc.constant(objects),
              fc.shuffledSubarray(objects, { minLength: objects.length }),
            ),
          ),
        ([objects, shuffled]) => {
          expect(servicesOf(shuffled, { platforms })).toEqual(
            servicesOf(objects, { platforms }),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([...scenarios])(
    'never calls %s healthy when its pods could not be read',
    (_, objects) => {
      const states = {
        pods: { state: 'forbidden', reason: 'pods is forbidden' },
      } as const;
      const services = servicesOf(objects, { platforms, states });
      expect(services.map(({ health }) => health.status)).not.toContain(
        'healthy',
      );
    },
  );

  it.each([...scenarios])('makes one service of %s', (_, objects) => {
    expect(servicesOf(objects, { platforms })).toHaveLength(1);
  });
});
