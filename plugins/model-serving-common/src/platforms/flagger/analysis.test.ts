import { FieldReader } from '../../kubernetes/FieldReader';
import { readAnalysis, weightSteps } from './analysis';

const read = (analysis: unknown) => readAnalysis(FieldReader.of(analysis));

describe('an analysis', () => {
  it.each([
    [{ stepWeight: 10 }, 'canary'],
    [{ iterations: 10 }, 'blue-green'],
    [{ iterations: 10, match: [{}] }, 'ab-testing'],
    [{ match: [{}], stepWeight: 10 }, 'canary'],
  ])('%j is %s', (analysis, strategy) => {
    expect(read(analysis).strategy).toBe(strategy);
  });

  it.each([
    [{ stepWeight: 10, maxWeight: 50 }, 50, 5],
    [{ stepWeight: 30 }, 100, 4],
    [{ stepWeights: [5, 50, 80] }, 80, 3],
    [{ stepWeight: 40, maxWeight: 900 }, 100, 3],
    [{}, 100, undefined],
  ])('%j goes to %i %% in %s steps', (analysis, maxWeight, steps) => {
    expect(read(analysis).maxWeight).toBe(maxWeight);
    expect(weightSteps(read(analysis))).toBe(steps);
  });

  it('rolls back after one failed check at least, as Flagger has it', () => {
    expect(
      [{}, { threshold: 0 }, { threshold: -3 }, { threshold: 4 }].map(
        analysis => read(analysis).threshold,
      ),
    ).toEqual([1, 1, 1, 4]);
  });

  it('takes a webhook without a type for one that checks', () => {
    expect(read({ webhooks: [{ name: 'x' }, 'y'] }).webhooks).toEqual([
      { type: 'rollout', name: 'x' },
      { type: 'rollout', name: '' },
    ]);
  });
});
