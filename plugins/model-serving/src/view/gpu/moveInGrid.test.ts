import { moveInGrid } from './moveInGrid';

// Rows of 3, none, 1 and 2 cells.
const cells = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
  { row: 0, column: 2 },
  { row: 2, column: 0 },
  { row: 3, column: 0 },
  { row: 3, column: 1 },
];

describe('moveInGrid', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 3],
    [5, 'ArrowRight', undefined],
    [0, 'ArrowLeft', undefined],
    [2, 'ArrowDown', 3],
    [3, 'ArrowDown', 4],
    [4, 'ArrowDown', undefined],
    [5, 'ArrowUp', 3],
    [3, 'ArrowUp', 0],
    [1, 'End', 5],
    [4, 'Home', 0],
    [1, 'Enter', undefined],
    [9, 'ArrowLeft', undefined],
  ])('from %p by %s to %p', (from, key, to) => {
    expect(moveInGrid(cells, from, key)).toBe(to);
  });
});
