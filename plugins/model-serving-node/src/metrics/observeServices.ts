import {
  type CanaryMetric,
  type CanaryTarget,
  isMean,
  type MetricSource,
  metricSources,
  type MetricSourceUse,
  type Observation,
  onlyMeans,
  revisionRoutes,
  type SourceChoice,
  toObservations,
  whyMissing,
} from '@modeldeck/plugin-model-serving-common';
import { type Chosen, chosenSources, METRICS } from './chosenSources';
import { PodScraper } from './PodScraper';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusReader } from './PrometheusReader';
import { readings } from './readings';
import type { SeriesReader } from './SeriesReader';

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

/**
 * What both revisions of many services counted, in the order of the targets. The number of queries
 * depends on the sources that are there, not on the number of services: two at most for each metric
 * and source, one of them for canaries that were not looked at for long, unless that is more than
 * memory holds.
 *
 * @throws KubeError - where the metrics could not be read at all
 * @public
 */
export async function observeServices(
  options: ObserveOptions & {
    targets: readonly CanaryTarget[];
    /** where what is counted of each begins at its own time; no earlier than `from` */
    windowOf?: (
      target: CanaryTarget,
    ) => Pick<ObserveOptions, 'from' | 'sharesSince'>;
  },
): Promise<CanaryObservations[]> {
  const { targets, sources = metricSources, signal, from, to } = options;
  const reader = readerOf(options.metrics);
  const asked = targets.flatMap(target => revisionRoutes(sources, target));
  const found = await reader.find(asked, { from, to }, signal);
  const chosen = chosenSources(targets, found);
  const windowOf = options.windowOf ?? (() => options);
  const observed = new Map<Chosen, Observation[]>();
  for (const { window, of } of readings(chosen, windowOf, to)) {
    const choices = of.flatMap(each => each.choices);
    const read = await reader.read(choices, found, window, signal);
    const seriesOf = new Map(choices.map((choice, at) => [choice, read[at]]));
    for (const each of of) {
      const { target } = each;
      const { from: begin, sharesSince } = windowOf(target);
      observed.set(
        each,
        toObservations({
          target,
          from: begin,
          to,
          ...found.grid,
          metrics: each.choices.map(choice => ({
            choice,
            series: seriesOf.get(choice) ?? [],
          })),
          ...(found.partial === undefined && { sharesSince }),
        }),
      );
    }
  }
  return chosen.map(each => ({
    observations: observed.get(each) ?? [],
    sources: each.choices.map(choice => useOf(choice, each.target, reader)),
    missing: missingOf(each),
    ...(found.partial !== undefined && { partial: found.partial }),
  }));
}

function readerOf(metrics: ObserveOptions['metrics']): SeriesReader {
  return metrics instanceof PrometheusClient
    ? new PrometheusReader(metrics)
    : metrics;
}

function useOf(
  { metric, route, reading }: SourceChoice,
  target: CanaryTarget,
  { through }: SeriesReader,
): MetricSourceUse {
  const { source, by } = route;
  const name = `${source.title} by ${by}`;
  return isMean(reading)
    ? {
        metric,
        source: `${name}, means only`,
        through,
        meansOnly: onlyMeans(source, metric, target),
      }
    : { metric, source: name, through };
}

/** What could not be read is said once, with the observations: it may be what would tell them. */
function missingOf({
  target,
  choices,
  routes,
  names,
}: Chosen): CanaryObservations['missing'] {
  const lacking = METRICS.filter(
    each => !choices.some(({ metric }) => metric === each),
  );
  return Object.fromEntries(
    lacking.map(metric => [metric, whyMissing(metric, target, routes, names)]),
  );
}
