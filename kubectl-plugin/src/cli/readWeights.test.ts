import { readWeights } from './readWeights';

describe('readWeights', () => {
  it.each([
    [['20'], { canary: 20 }],
    [['0'], { canary: 0 }],
    [['12.5%'], { canary: 12.5 }],
    [['a=80', 'b=20%'], { byRevision: { a: 80, b: 20 } }],
    [['a=100'], { byRevision: { a: 100 } }],
  ])('%j', (words, expected) => {
    expect(readWeights(words)).toEqual(expected);
  });

  it.each([
    [['twenty'], '"twenty" is no weight'],
    [['101'], '"101" is no weight'],
    [['-1'], '"-1" is no weight'],
    [['NaN'], '"NaN" is no weight'],
    [['a=80', '20'], '"20" is no weight'],
    [['a='], '"a=" is no weight'],
    [['=5'], '"=5" is no weight'],
    [['a=1', 'a=99'], '"a" is given two weights'],
  ])('refuses %j', (words, message) => {
    expect(() => readWeights(words)).toThrow(message);
  });
});
