export type Ink = 0 | 1 | 2 | 3 | 4 | 5;

/** A value over time; a point without one is a gap. */
export interface PlotLine {
  id: string;
  name: string;
  /** colour and pattern */
  ink: Ink;
  points: ReadonlyArray<{ at: number; value?: number }>;
  /** filled down to the axis */
  isArea?: boolean;
}

/** A value that is the same all the time, such as what decides. */
export interface PlotRule {
  value: number;
  /** absent: the legend says it */
  label?: string;
  /** of the only line that it holds for; absent: for all */
  ink?: Ink;
}

/** A moment at which something happened. */
export interface PlotMark {
  at: number;
  id: string;
}

/** A named value of the vertical axis. */
export interface PlotTick {
  value: number;
  label: string;
}
