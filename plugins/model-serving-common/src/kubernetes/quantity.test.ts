import { FieldReader } from './FieldReader';
import { parseQuantity, readQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['2', 2],
    [3, 3],
    ['500m', 0.5],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1k', 1000],
    ['1Ki', 1024],
    ['1Gi', 1073741824],
    ['1E', 1e18],
    ['1E3', 1000],
    ['2e-3', 0.002],
    ['-1', -1],
    ['100u', 0.0001],
  ])('reads %s', (quantity, value) => {
    expect(parseQuantity(quantity)).toBeCloseTo(value, 10);
  });

  it.each(['', 'Gi', '1 Gi', '1GiB', '1.2.3', '0x10', '1e', 'NaN', 'Infinity'])(
    'knows that "%s" is none',
    quantity => expect(parseQuantity(quantity)).toBeUndefined(),
  );
});

describe('readQuantity', () => {
  it('records what is no quantity and stays silent about what is absent', () => {
    const reader = FieldReader.of({ a: '1Gi', b: 'much', c: true });
    expect(readQuantity(reader.at('a'))).toBe(2 ** 30);
    expect(readQuantity(reader.at('none'))).toBeUndefined();
    expect(reader.malformed).toEqual([]);
    expect(readQuantity(reader.at('b'))).toBeUndefined();
    expect(readQuantity(reader.at('c'))).toBeUndefined();
    expect(reader.malformed.map(m => m.path)).toEqual(['b', 'c']);
  });
});
