/** A value at a moment, in pixels; without `y` it is not known, and the line has a gap. */
export interface PathPoint {
  x: number;
  y?: number;
}

type Placed = Required<PathPoint>;

/** The pieces between the gaps. */
function pieces(points: readonly PathPoint[]): Placed[][] {
  const found: Placed[][] = [];
  let piece: Placed[] | undefined;
  for (const { x, y } of points) {
    if (y === undefined) {
      piece = undefined;
    } else if (piece) {
      piece.push({ x, y });
    } else {
      piece = [{ x, y }];
      found.push(piece);
    }
  }
  return found;
}

/** What an SVG path draws through the points; a point that is alone between gaps is a dot. */
export function linePath(points: readonly PathPoint[]): string {
  return pieces(points)
    .map(piece => `M${piece.map(coordinates).join('L')}${dot(piece)}`)
    .join('');
}

/** The surface between the line and a base below it. */
export function areaPath(points: readonly PathPoint[], base: number): string {
  return pieces(points)
    .map(piece => {
      const ends = [piece.at(-1), piece[0]].map(
        point => `L${coordinates({ x: point?.x ?? 0, y: base })}`,
      );
      return `M${piece.map(coordinates).join('L')}${ends.join('')}Z`;
    })
    .join('');
}

function coordinates({ x, y }: Placed): string {
  return `${rounded(x)},${rounded(y)}`;
}

/** Round line caps make a dot of a line without a length. */
function dot(piece: readonly Placed[]): string {
  return piece.length === 1 ? 'h0' : '';
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
