import {
  byName,
  type CanaryMetric,
  type CanaryTarget,
  chooseSource,
  type FoundByName,
  isMean,
  type MetricSource,
  metricSources,
  type MetricSourceUse,
  type Observation,
  type RevisionRoute,
  revisionRoutes,
  type SourceChoice,
  toObservations,
  whyMissing,
} from '@modeldeck/plugin-model-serving-common';
import { PodScraper } from './PodScraper';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusReader } from './PrometheusReader';
import type { FoundRoutes, SeriesReader } from './SeriesReader';

/** @public */
export interface ObserveOptions {
  metrics: PrometheusClient | PodScraper;
  /** epoch milliseconds; what is counted begins after it */
  from: number;
  /** epoch milliseconds; pods tell only of now, whatever is asked */
  to: number;
  /** since when the revisions have the shares that they have now; absent: not known, not tested */
  sharesSince?: number;
  /** what is looked for, the best first; all that are known if not given */
  sources?: readonly MetricSource[];
  signal?: AbortSignal;
}

/** What was seen of one canary. @public */
export interface CanaryObservations {
  /** in order and without overlap; the next call begins where the last one ends */
  observations: Observation[];
  sources: MetricSourceUse[];
  /** metrics that nothing tells by revision, each with the reason and what would change that */
  missing: Partial<Record<CanaryMetric, string>>;
  /** a sentence about what could not be read, so that counts are of a part only */
  partial?: string;
}

const METRICS: readonly CanaryMetric[] = [
  'errors',
  'client-errors',
  'latency',
  'time-to-first-token',
  'inter-token-latency',
  'restarts',
];

/**
 * What both revisions of many services counted, in the order of the targets. The number of queries
 * depends on the sources that are there, not on the number of services.
 *
 * @throws KubeError - where the metrics could not be read at all
 * @public
 */
export async function observeServices(
  options: ObserveOptions & { targets: readonly CanaryTarget[] },
): Promise<CanaryObservations[]> {
  const { targets, sources = metricSources, signal, from, to } = options;
  const reader = readerOf(options.metrics);
  const asked = targets.flatMap(target => revisionRoutes(sources, target));
  const window = { from, to };
  const found = await reader.find(asked, window, signal);
  const names = byName(found.found);
  const chosen = targets.map(target => {
    const routes = found.routes.filter(route => route.target === target);
    return METRICS.flatMap(metric => chooseSource(metric, routes, names) ?? []);
  });
  const series = await reader.read(chosen.flat(), found, window, signal);
  return targets.map((target, index) => {
    const choices = chosen[index] ?? [];
    const start = chosen.slice(0, index).flat().length;
    return {
      observations: toObservations({
        target,
        ...window,
        ...found.grid,
        metrics: choices.map((choice, at) => ({
          choice,
          series: series[start + at] ?? [],
        })),
        ...(found.partial === undefined && {
          sharesSince: options.sharesSince,
        }),
      }),
      sources: choices.map(choice => useOf(choice, reader)),
      missing: missingOf(target, choices, { ...found, names }),
      ...(found.partial !== undefined && { partial: found.partial }),
    };
  });
}

function readerOf(metrics: ObserveOptions['metrics']): SeriesReader {
  return metrics instanceof PrometheusClient
    ? new PrometheusReader(metrics)
    : metrics;
}

function useOf(
  { metric, route, reading }: SourceChoice,
  { through }: SeriesReader,
): MetricSourceUse {
  const mean = isMean(reading) ? ', means only' : '';
  return {
    metric,
    source: `${route.source.title} by ${route.by}${mean}`,
    through,
  };
}

function missingOf(
  target: CanaryTarget,
  choices: readonly SourceChoice[],
  { routes, names, partial }: FoundRoutes & { names: FoundByName },
): CanaryObservations['missing'] {
  const own: RevisionRoute[] = routes.filter(route => route.target === target);
  const told = choices.filter(({ reading }) => !isMean(reading));
  const lacking = METRICS.filter(
    each => !told.some(({ metric }) => metric === each),
  );
  return Object.fromEntries(
    lacking.map(metric => {
      const mean = choices.find(choice => choice.metric === metric);
      const why = whyMissing(metric, target, own, names);
      const reasons = [mean && onlyMeans(mean), why, partial];
      return [metric, reasons.filter(Boolean).join('; ')];
    }),
  );
}

/** A mean hides the slow requests, so that it decides nothing. */
function onlyMeans({ route }: SourceChoice): string {
  return `${route.source.title} tells means only, in which slow requests do not show`;
}
