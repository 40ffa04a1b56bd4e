import { areaPath, linePath } from '../../view/plot/paths';
import type { Scale } from '../../view/plot/scale';
import type { PlotLine, PlotMark, PlotRule } from './PlotTypes';
import classes from './TimePlot.module.css';

export interface PlotLinesProps {
  x: Scale;
  y: Scale;
  lines: readonly PlotLine[];
  rules?: readonly PlotRule[];
  marks?: readonly PlotMark[];
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The lines themselves, what they are held against, and what happened meanwhile. */
export function PlotLines(props: PlotLinesProps) {
  const { x, y, lines, rules = [], marks = [] } = props;
  const { left, right, top, bottom } = props;
  return (
    <g aria-hidden="true">
      {marks.map(({ at, id }) => (
        <g key={id}>
          <line
            className={classes.mark}
            x1={x(at)}
            x2={x(at)}
            y1={top}
            y2={bottom}
          />
          <circle className={classes.markDot} cx={x(at)} cy={top} r="3" />
        </g>
      ))}
      {lines.map(({ id, ink, points, isArea }) => {
        const placed = points.map(({ at, value }) => ({
          x: x(at),
          y: value === undefined ? undefined : y(value),
        }));
        const color = classes[`ink-${ink}`];
        return (
          <g key={id}>
            {isArea && (
              <path
                className={`${classes.area} ${color}`}
                d={areaPath(placed, bottom)}
              />
            )}
            <path className={`${classes.line} ${color}`} d={linePath(placed)} />
          </g>
        );
      })}
      {rules.map(({ value, label, ink }) => (
        <g key={`${value} ${label} ${ink}`}>
          <line
            className={
              ink === undefined
                ? classes.rule
                : `${classes.ownRule} ${classes[`ink-${ink}`]}`
            }
            x1={left}
            x2={right}
            y1={y(value)}
            y2={y(value)}
          />
          {label !== undefined && (
            <text className={classes.ruleLabel} x={left + 4} y={y(value) - 5}>
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
