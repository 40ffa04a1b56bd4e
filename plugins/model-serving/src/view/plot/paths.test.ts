import { areaPath, linePath } from './paths';

const points = [{ x: 0, y: 10 }, { x: 5, y: 4.04 }, { x: 8 }, { x: 9, y: 2 }];

describe('linePath', () => {
  it('has a gap where nothing is known, and a dot for what is alone', () => {
    expect(linePath(points)).toBe('M0,10L5,4M9,2h0');
  });

  it('is empty without points', () => {
    expect(linePath([])).toBe('');
    expect(linePath([{ x: 3 }])).toBe('');
  });
});

describe('areaPath', () => {
  it('closes each piece over its base', () => {
    expect(areaPath(points, 20)).toBe('M0,10L5,4L5,20L0,20ZM9,2L9,20L9,20Z');
  });
});
