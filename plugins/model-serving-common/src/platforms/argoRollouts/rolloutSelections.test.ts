import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { type Rollout, ROLLOUTS } from './rollout';
import {
  allIfAny,
  analysisRunsOf,
  deploymentsOf,
  podsOf,
} from './rolloutSelections';
import { type Raw, rollout } from './testing/rolloutFixtures';

const decoded = (...raw: Raw[]): Rollout[] =>
  raw.map(object => ROLLOUTS.decode(object));

const run = (name: string) => ({
  canary: { currentStepAnalysisRunStatus: { name, status: 'Running' } },
});

const lender = (name: string) => ({
  workloadRef: { kind: 'Deployment', name },
});

describe('what is asked for of the Rollouts that were found', () => {
  it('is nothing for those that serve no model', () => {
    const stranger = decoded(rollout({ metadata: { labels: {} } }));
    for (const selections of [allIfAny, podsOf, deploymentsOf]) {
      expect(selections(stranger, DEFAULT_SETTINGS)).toEqual([]);
    }
  });

  it('may be anything where the workload decides', () => {
    const borrower = decoded(
      rollout({ metadata: { labels: {} }, spec: lender('app') }),
    );
    expect(deploymentsOf(borrower, DEFAULT_SETTINGS)).toEqual([
      { name: 'app' },
    ]);
    expect(podsOf(borrower, DEFAULT_SETTINGS)).toEqual([
      { labelSelector: 'rollouts-pod-template-hash' },
    ]);
  });

  it('goes by name for few, and for all of the namespace at once for many', () => {
    const few = decoded(rollout({ status: run('a') }));
    const many = decoded(
      ...['a', 'b', 'c', 'd'].map(name => rollout({ status: run(name) })),
    );
    expect(analysisRunsOf(few, DEFAULT_SETTINGS)).toEqual([{ name: 'a' }]);
    expect(analysisRunsOf(many, DEFAULT_SETTINGS)).toEqual([
      { labelSelector: 'rollout-type' },
    ]);
  });
});
