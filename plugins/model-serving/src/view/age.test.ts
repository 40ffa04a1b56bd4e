import { ageOf } from './age';

describe('ageOf', () => {
  it.each([
    [0, 0, 'seconds'],
    [119, 119, 'seconds'],
    [120, 2, 'minutes'],
    [7199, 119, 'minutes'],
    [7200, 2, 'hours'],
    [172_799, 47, 'hours'],
    [172_800, 2, 'days'],
    [86_400 * 400, 400, 'days'],
  ])('%i s → %i %s', (seconds, count, unit) => {
    expect(ageOf(0, seconds * 1000)).toEqual({ count, unit });
  });

  it('takes what another clock says of the future for now', () => {
    expect(ageOf(5000, 0)).toEqual({ count: 0, unit: 'seconds' });
  });
});
