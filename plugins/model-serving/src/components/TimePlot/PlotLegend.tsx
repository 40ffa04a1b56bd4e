import type { PlotLine } from './PlotTypes';
import classes from './TimePlot.module.css';

/** Which line is what: by its colour, and by its pattern. */
export function PlotLegend({ lines }: { lines: readonly PlotLine[] }) {
  return (
    <ul className={`${classes.colors} ${classes.legend}`}>
      {lines.map(({ id, name, ink, isArea }) => (
        <li key={id}>
          <svg className={classes.swatch} aria-hidden="true">
            {isArea && (
              <rect
                width="22"
                height="8"
                className={`${classes.area} ${classes[`ink-${ink}`]}`}
              />
            )}
            <line
              x1="1"
              x2="21"
              y1={isArea ? 1 : 4}
              y2={isArea ? 1 : 4}
              className={`${classes.line} ${classes[`ink-${ink}`]}`}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
