import { wholePercentsOnly } from './wholePercentsOnly';

describe('wholePercentsOnly', () => {
  it('lets whole percents pass', () => {
    expect(wholePercentsOnly({ a: 80, b: 20 }, 'KServe')).toBeUndefined();
  });

  it('names what would have to be rounded', () => {
    expect(wholePercentsOnly({ a: 87.5, b: 12.5 }, 'KServe')).toMatchObject({
      reason: 'whole-percents-only',
      message: 'KServe takes whole percents, and 87.5 is none',
    });
  });
});
