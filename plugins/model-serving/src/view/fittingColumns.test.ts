import fc from 'fast-check';
import { fittingColumns } from './fittingColumns';

const columns = [
  { id: 'health', minWidth: 100, priority: 1 },
  { id: 'name', minWidth: 100, priority: 0 },
  { id: 'age', minWidth: 50, priority: 3 },
  { id: 'traffic', minWidth: 150, priority: 2 },
];
const idsAt = (width: number) =>
  fittingColumns(columns, width).map(({ id }) => id);

describe('fittingColumns', () => {
  it.each([
    [400, ['health', 'name', 'age', 'traffic']],
    [399, ['health', 'name', 'traffic']],
    [349, ['health', 'name']],
    [199, ['name']],
    [10, ['name']],
  ])('keeps what matters most in %d pixels', (width, ids) => {
    expect(idsAt(width)).toEqual(ids);
  });

  it('never shows less in more room', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), (width, more) => {
        expect(idsAt(width + more)).toEqual(
          expect.arrayContaining(idsAt(width)),
        );
      }),
    );
  });
});
