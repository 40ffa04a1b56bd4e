import type { Scale } from '../../view/plot/scale';
import type { TimeTick } from '../../view/plot/timeTicks';
import type { PlotTick } from './PlotTypes';
import classes from './TimePlot.module.css';

export interface PlotAxesProps {
  x: Scale;
  y: Scale;
  times: readonly TimeTick[];
  values: readonly PlotTick[];
  left: number;
  right: number;
  bottom: number;
}

/** The lines behind a plot, and what they stand for. */
export function PlotAxes(props: PlotAxesProps) {
  const { x, y, times, values, left, right, bottom } = props;
  return (
    <g aria-hidden="true">
      {values.map(({ value, label }) => (
        <g key={value}>
          <line
            className={classes.grid}
            x1={left}
            x2={right}
            y1={y(value)}
            y2={y(value)}
          />
          <text
            className={classes.tick}
            x={left - 6}
            y={y(value)}
            dy="0.32em"
            textAnchor="end"
          >
            {label}
          </text>
        </g>
      ))}
      {times.map(({ at, label }) => (
        <text
          key={at}
          className={classes.tick}
          x={x(at)}
          y={bottom + 16}
          textAnchor={anchor(x(at), left, right)}
        >
          {label}
        </text>
      ))}
    </g>
  );
}

/** A label at an end of the axis must not reach beyond it. */
function anchor(at: number, left: number, right: number) {
  if (at < left + 18) {
    return 'start';
  }
  return at > right - 18 ? 'end' : 'middle';
}
