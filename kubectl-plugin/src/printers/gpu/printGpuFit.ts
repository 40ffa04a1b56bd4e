import type { GpuFit } from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../../terminal/Screen';
import { acceleratorText } from '../../views/gpu/gpuValues';
import { labelledText } from '../labelledText';
import { printLine, span } from '../line';
import { printTable } from '../table';
import { textColumn } from './gpuColumn';

/** Whether pods fit, where, why the rest does not, and what to do. */
export function printGpuFit(
  fit: GpuFit,
  {
    screen,
    headers,
    clusters,
    poolNames,
  }: {
    screen: Screen;
    headers: boolean;
    clusters: boolean;
    poolNames: ReadonlyMap<string, string>;
  },
): string {
  const places =
    fit.placements.length > 0
      ? `\n${printTable(placeColumns(clusters, poolNames), fit.placements, {
          screen,
          headers,
        })}`
      : '';
  const reasons = fit.reasons.map(({ detail }, index) =>
    labelledText(index === 0 ? 'Why' : '', detail, screen, toneOf(fit)),
  );
  return [
    headline(fit, screen),
    places,
    reasons.length > 0 ? '\n' : '',
    ...reasons,
    fit.next ? `\n${labelledText('Next', fit.next, screen, 'strong')}` : '',
  ].join('');
}

const ANSWERS: Readonly<
  Record<GpuFit['fits'], { word: string; symbol: string; tone: Tone }>
> = {
  yes: { word: 'fits', symbol: '✔ ', tone: 'good' },
  no: { word: 'does not fit', symbol: '✖ ', tone: 'bad' },
  'cannot-tell': { word: 'cannot tell', symbol: '? ', tone: 'warning' },
};

function toneOf({ fits }: GpuFit): Tone {
  return fits === 'yes' ? 'quiet' : ANSWERS[fits].tone;
}

function headline(fit: GpuFit, screen: Screen): string {
  const { replicas, accelerators } = fit.request;
  const { word, symbol, tone } = ANSWERS[fit.fits];
  const what = `${replicas} ${
    replicas === 1 ? 'pod' : 'pods'
  } with ${acceleratorText(accelerators)}${replicas === 1 ? '' : ' each'}`;
  const placed =
    fit.replicasPlaced < replicas
      ? `  ${fit.replicasPlaced} of ${replicas} find a node`
      : '';
  return printLine(
    [
      span(what, 'strong'),
      span('  '),
      span(`${screen.unicode ? symbol : ''}${word}`, tone),
      span(placed),
    ],
    screen,
  );
}

function placeColumns(
  clusters: boolean,
  poolNames: ReadonlyMap<string, string>,
) {
  return [
    ...(clusters ? [textColumn<Place>('CLUSTER', place => place.cluster)] : []),
    textColumn<Place>('POOL', ({ pool }) => poolNames.get(pool) ?? pool, {
      narrowTo: 12,
      cut: 'middle',
    }),
    textColumn<Place>('NODE', ({ node }) => node, {
      narrowTo: 16,
      cut: 'middle',
    }),
    textColumn<Place>('PODS', ({ replicas }) => String(replicas)),
  ];
}

type Place = GpuFit['placements'][number];
