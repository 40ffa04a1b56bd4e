import { nextRevision, startedShares } from './startedShares';

describe('what a version gets that is not there yet', () => {
  it.each([
    ['fraud-predictor-00001', 'fraud-predictor-00002'],
    ['m-00099', 'm-00100'],
    ['m-99999', 'm-100000'],
    ['r1', 'new version'],
    [undefined, 'new version'],
  ])('after %s it is called %s', (latest, next) => {
    expect(nextRevision(latest)).toBe(next);
  });

  it('is told beside all that there is', () => {
    const revisions = ['a', 'b'].map(name => ({ name }));
    expect(
      startedShares({ revisions } as never, { stable: 'a', percent: 20 }),
    ).toEqual([
      { revision: 'a', percent: 80 },
      { revision: 'b', percent: 0 },
      { revision: 'new version', percent: 20, appearing: true },
    ]);
  });
});
