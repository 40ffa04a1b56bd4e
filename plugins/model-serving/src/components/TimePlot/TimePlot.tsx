import { useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { useWidth } from '../../hooks/useWidth';
import { nearestIndex } from '../../view/plot/nearest';
import { linearScale } from '../../view/plot/scale';
import { timeTicks } from '../../view/plot/timeTicks';
import { PlotAxes } from './PlotAxes';
import { PlotCursor } from './PlotCursor';
import { PlotLines } from './PlotLines';
import type { PlotLine, PlotMark, PlotRule, PlotTick } from './PlotTypes';
import classes from './TimePlot.module.css';

const LEFT = 44;
const TOP = 10;
const BOTTOM = 22;
/** Before it is laid out, and where nothing is. */
const USUAL_WIDTH = 600;
const TICK_WIDTH = 72;

export interface TimePlotProps {
  /** what the picture says, in words */
  label: string;
  from: number;
  to: number;
  lines: readonly PlotLine[];
  /** from the lowest to the highest value shown */
  ticks: readonly PlotTick[];
  rules?: readonly PlotRule[];
  marks?: readonly PlotMark[];
  /** moments that can be pointed at, ascending */
  stops: readonly number[];
  /** what there is to say of one of them: to be seen, and to be heard */
  tip: (stop: number) => { shown: ReactNode; said: string };
  height?: number;
}

/** Values over time. Pointed at, or moved along by keys, it says the values of a moment. */
export function TimePlot(props: TimePlotProps) {
  const { label, from, to, lines, ticks, rules, marks, stops, tip } = props;
  const { height = 180 } = props;
  const { t } = useTranslation();
  const [ref, measured] = useWidth();
  const [stop, setStop] = useState<number>();
  const width = measured || USUAL_WIDTH;
  const right = width - 8;
  const bottom = height - BOTTOM;
  const x = linearScale({ domain: [from, to], range: [LEFT, right] });
  const y = linearScale({
    domain: [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1],
    range: [bottom, TOP],
  });
  const point = ({ clientX, currentTarget }: PointerEvent) => {
    const { left } = currentTarget.getBoundingClientRect();
    setStop(nearestIndex(stops.map(x), clientX - left));
  };
  // What is shown may become less while it is pointed at.
  const at = stop === undefined ? undefined : stops[stop];
  const told = at === undefined ? undefined : tip(stop!);
  return (
    <div
      ref={ref}
      className={`${classes.colors} ${classes.root}`}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setStop(undefined)}
    >
      <svg
        className={classes.svg}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        <PlotAxes
          {...{ x, y, left: LEFT, right, bottom }}
          values={ticks}
          times={timeTicks({
            from,
            to,
            most: Math.max(2, Math.floor((right - LEFT) / TICK_WIDTH)),
          })}
        />
        <PlotLines
          {...{ x, y, lines, rules, marks, left: LEFT, right, bottom }}
          top={TOP}
        />
        {at !== undefined && (
          <PlotCursor {...{ x, y, at, lines, bottom }} top={TOP} />
        )}
      </svg>
      {stops.length > 0 && (
        <input
          type="range"
          className={classes.range}
          aria-label={t('plot.moment')}
          aria-valuetext={told?.said ?? label}
          min={0}
          max={stops.length - 1}
          value={stop ?? stops.length - 1}
          onFocus={() => setStop(current => current ?? stops.length - 1)}
          onBlur={() => setStop(undefined)}
          onChange={event => setStop(Number(event.target.value))}
        />
      )}
      {told && (
        <div
          className={classes.tip}
          style={
            x(at!) > width / 2
              ? { right: width - x(at!) + 10 }
              : { left: x(at!) + 10 }
          }
        >
          {told.shown}
        </div>
      )}
    </div>
  );
}
