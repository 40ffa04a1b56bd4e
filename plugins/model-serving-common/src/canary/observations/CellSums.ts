/** Numbers of one side by cell of a grid. */
export class CellSums {
  private readonly sums: Float64Array;

  constructor(cells: number) {
    this.sums = new Float64Array(cells);
  }

  add(cell: number, by: number): void {
    this.sums[cell] = (this.sums[cell] ?? 0) + by;
  }

  over(first: number, last: number): number {
    let sum = 0;
    for (let cell = first; cell <= last; cell += 1) {
      sum += this.sums[cell] ?? 0;
    }
    return sum;
  }
}
