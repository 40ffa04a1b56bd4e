import { useId } from 'react';
import type { GraphDrawing } from '../../view/graph/drawGraph';
import { linkPercent } from '../../view/graph/linkLabel';
import classes from './GraphDiagram.module.css';

/** The lines between the nodes, the thicker the more of the requests go there. */
export function GraphLines({ drawing }: { drawing: GraphDrawing }) {
  const arrow = useId();
  return (
    <svg
      className={classes.lines}
      width={drawing.width}
      height={drawing.height}
      aria-hidden="true"
    >
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 8 8"
          refX="7.5"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0.5 L8,4 L0,7.5 Z" className={classes.arrow} />
        </marker>
      </defs>
      {drawing.lines.map(({ link, path, back }) => {
        const percent = linkPercent(link);
        return (
          <path
            key={`${link.from}\n${link.to}`}
            d={path}
            className={classNameOf(back, percent)}
            strokeWidth={1.5 + (percent ?? 0) / 40}
            markerEnd={`url(#${arrow})`}
          />
        );
      })}
    </svg>
  );
}

function classNameOf(back: boolean, percent: number | undefined): string {
  if (back) {
    return `${classes.line} ${classes.back}`;
  }
  return percent === 0 ? `${classes.line} ${classes.unused}` : classes.line!;
}
