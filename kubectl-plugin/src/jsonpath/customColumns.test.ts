import { customColumnCell, parseCustomColumns } from './customColumns';

describe('custom-columns', () => {
  it('splits at commas that are not part of a path', () => {
    const columns = parseCustomColumns("A:.a,B:.b[0,1],C:{.c['x','y']}");

    expect(columns.map(({ title }) => title)).toEqual(['A', 'B', 'C']);
  });

  it.each(['A', 'A:', ':.a', ''])('refuses %p', spec => {
    expect(() => parseCustomColumns(spec)).toThrow('is not TITLE:PATH');
  });

  it.each<[path: string, item: unknown, cell: string]>([
    ['.name', { name: 'scorer' }, 'scorer'],
    ['name', { name: 'scorer' }, 'scorer'],
    ['{.name}', { name: 'scorer' }, 'scorer'],
    ['.missing', {}, '<none>'],
    ['.name', { name: null }, '<none>'],
    ['.name', { name: '' }, ''],
    ['.list[*].x', { list: [{ x: 1 }, { x: true }] }, '1,true'],
    ['.list', { list: ['a', 'b'] }, '[a b]'],
    ['.map', { map: { b: 1, a: ['x'] } }, 'map[a:[x] b:1]'],
    ['.name', { name: 'a\x1b]0;owned\x07b\nc' }, 'ab c'],
  ])('prints %s of %j as %p', (path, item, cell) => {
    const [column] = parseCustomColumns(`X:${path}`);

    expect(column && customColumnCell(column, item)).toBe(cell);
  });
});
