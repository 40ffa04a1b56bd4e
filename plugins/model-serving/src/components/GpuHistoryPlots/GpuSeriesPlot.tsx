import { Text } from '@backstage/ui';
import type {
  GpuHistory,
  GpuPool,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation, type Translate } from '../../hooks/useTranslation';
import { acceleratorName } from '../../view/acceleratorName';
import {
  gpuHistoryView,
  type GpuHistoryView,
  type HistoryPoint,
} from '../../view/gpu/gpuHistoryView';
import { unitsText } from '../../view/gpu/gpuText';
import { valueTicks } from '../../view/plot/scale';
import { momentText } from '../../view/plot/timeTicks';
import { PlotLegend, TimePlot, type PlotLine } from '../TimePlot';
import classes from './GpuHistoryPlots.module.css';

const HOUR_MS = 3_600_000;

export interface GpuSeriesPlotProps {
  pool: GpuPool;
  series: GpuHistory['series'][number];
  hours: number;
}

/** One resource of a pool over time: what there was, what was held of it, used and left idle. */
export function GpuSeriesPlot({ pool, series, hours }: GpuSeriesPlotProps) {
  const { t } = useTranslation();
  const view = useMemo(() => gpuHistoryView(series), [series]);
  const { points } = view;
  const to = points.at(-1)?.at ?? 0;
  // What was sampled for a shorter time is not drawn over the whole width.
  const from = Math.max(points[0]?.at ?? 0, to - hours * HOUR_MS);
  const lines = linesOf(points, t);
  const mean = meanText(view, t);
  const resource = acceleratorName(series.resource);
  return (
    <div className={classes.plot}>
      <Text variant="body-small" color="secondary">
        {resource}. {mean}
      </Text>
      <TimePlot
        label={t('gpuHistory.plot', {
          ...{ pool: pool.name, resource, mean },
          from: momentText(from),
          to: momentText(to),
        })}
        {...{ from, to, lines }}
        ticks={valueTicks(view.most, 4).map(value => ({
          value,
          label: unitsText(value),
        }))}
        stops={points.map(({ at }) => at)}
        tip={stop => tipOf(points[stop]!, t)}
      />
      <PlotLegend lines={lines} />
    </div>
  );
}

function linesOf(points: readonly HistoryPoint[], t: Translate): PlotLine[] {
  const line = (
    id: 'capacity' | 'allocated' | 'idle' | 'used',
    rest: Pick<PlotLine, 'name' | 'ink' | 'isArea'>,
  ): PlotLine => ({
    id,
    ...rest,
    points: points.map(point => ({ at: point.at, value: point[id] })),
  });
  return [
    line('capacity', { name: t('gpuHistory.capacity'), ink: 5 }),
    line('allocated', { name: t('gpuHistory.held'), ink: 1, isArea: true }),
    line('used', { name: t('gpuHistory.used'), ink: 0, isArea: true }),
    line('idle', { name: t('gpuHistory.idle'), ink: 2 }),
    // The text says that it is unknown; a legend of what is not drawn would mislead.
  ].filter(({ points: all }) => all.some(({ value }) => value !== undefined));
}

function meanText(view: GpuHistoryView, t: Translate): string {
  const text = (value: number | undefined) =>
    value === undefined ? t('known.unknown') : unitsText(value);
  return t('gpuHistory.mean', {
    held: text(view.meanHeld),
    used: text(view.meanUsed),
    idle: text(view.meanIdle),
  });
}

function tipOf(point: HistoryPoint, t: Translate) {
  const { at, capacity, allocated, used, idle, demand } = point;
  const facts: Array<[string, number | undefined]> = [
    [t('gpuHistory.capacity'), capacity],
    [t('gpuHistory.held'), allocated],
    [t('gpuHistory.used'), used],
    [t('gpuHistory.idle'), idle],
    ...(demand
      ? ([[t('gpuTable.waiting'), demand]] as Array<[string, number]>)
      : []),
  ];
  const texts =
    capacity === undefined
      ? [t('gpuHistory.gap')]
      : facts.map(
          ([name, value]) =>
            `${name} ${
              value === undefined ? t('known.unknown') : unitsText(value)
            }`,
        );
  return {
    said: [momentText(at), ...texts].join(', '),
    shown: (
      <>
        {momentText(at)}
        {texts.map(text => (
          <div key={text}>{text}</div>
        ))}
      </>
    ),
  };
}
