/** Where a request goes in the drawing: to the right, or down where there is little width. */
export type Direction = 'right' | 'down';

/** A place by the direction of flow: along it, and across it. */
export interface Place {
  along: number;
  across: number;
}

/** Turns places along and across the flow into pixels from the top left corner. */
export class Axes {
  readonly nodeAlong: number;
  readonly nodeAcross: number;

  constructor(
    readonly direction: Direction,
    node: { width: number; height: number },
  ) {
    const right = direction === 'right';
    this.nodeAlong = right ? node.width : node.height;
    this.nodeAcross = right ? node.height : node.width;
  }

  point({ along, across }: Place): { x: number; y: number } {
    return this.direction === 'right'
      ? { x: along, y: across }
      : { x: across, y: along };
  }

  /** The top left corner of a node that begins at this place, which is the middle of its side. */
  corner({ along, across }: Place): { left: number; top: number } {
    const { x, y } = this.point({
      along,
      across: across - this.nodeAcross / 2,
    });
    return { left: x, top: y };
  }

  size(along: number, across: number): { width: number; height: number } {
    const { x, y } = this.point({ along, across });
    return { width: x, height: y };
  }
}
