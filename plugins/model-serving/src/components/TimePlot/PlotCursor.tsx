import type { Scale } from '../../view/plot/scale';
import type { PlotLine } from './PlotTypes';
import classes from './TimePlot.module.css';

export interface PlotCursorProps {
  x: Scale;
  y: Scale;
  at: number;
  lines: readonly PlotLine[];
  top: number;
  bottom: number;
}

/** The moment that is pointed at, and the values it has. */
export function PlotCursor(props: PlotCursorProps) {
  const { x, y, at, lines, top, bottom } = props;
  return (
    <g aria-hidden="true">
      <line
        className={classes.cursor}
        x1={x(at)}
        x2={x(at)}
        y1={top}
        y2={bottom}
      />
      {lines.map(({ id, ink, points }) => {
        const value = points.find(point => point.at === at)?.value;
        return value === undefined ? null : (
          <circle
            key={id}
            className={`${classes[`ink-${ink}`]} ${classes.cursorDot}`}
            cx={x(at)}
            cy={y(value)}
            r="4"
          />
        );
      })}
    </g>
  );
}
