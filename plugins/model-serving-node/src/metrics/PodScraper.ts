import {
  type CanaryTarget,
  metricsOf,
  type MetricSource,
  POD_RESTARTS,
  readingsOf,
  type RevisionRoute,
  type ScrapedSample,
  type Series,
  SeriesIndex,
  seriesNames,
  type SourceChoice,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { systemTiming, type Timing } from '../watch/Timing';
import type { ScrapeMemory } from './ScrapeMemory';
import { sampleKey, type ScrapedPods, ScrapePods } from './ScrapePods';
import type { FoundRoutes, SeriesReader, TimeWindow } from './SeriesReader';

/** @public */
export interface PodScraperOptions {
  client: KubeClient;
  /** between the first two scrapes, of which an observation follows */
  intervalMs?: number;
  timing?: Timing;
  /** of scrapes that were made elsewhere; one of a later time than it is now is of no use */
  memory?: ScrapeMemory;
  /** what knows already where pods expose their metrics */
  pods?: ScrapePods;
}

const INTERVAL_MS = 15_000;

/**
 * Asks the pods themselves, through the API server, where there is no Prometheus. It keeps the last
 * scrape: each observation is of the time since, and the first one waits for a second scrape.
 *
 * @public
 */
export class PodScraper implements SeriesReader {
  readonly through = 'the pods, through the API server';
  private readonly scrape: ScrapePods;
  private readonly intervalMs: number;
  private readonly timing: Timing;
  /** the last sample of each series */
  private before: Scrape | undefined;

  constructor(options: PodScraperOptions) {
    const { client, intervalMs, timing, memory, pods } = options;
    this.scrape = pods ?? new ScrapePods(client);
    this.intervalMs = intervalMs ?? INTERVAL_MS;
    this.timing = timing ?? systemTiming;
    this.before = memory && scrapeOf(memory);
  }

  /** What the pods told last; undefined before they were asked. */
  get memory(): ScrapeMemory | undefined {
    return (
      this.before && {
        at: this.before.at,
        samples: [...this.before.samples.values()],
        answered: [...this.before.answered],
      }
    );
  }

  async find(
    routes: readonly RevisionRoute[],
    _window: TimeWindow,
    signal?: AbortSignal,
  ): Promise<FoundRoutes> {
    if (!this.before || this.before.at >= this.timing.now()) {
      this.before = await this.take(routes, signal);
      await this.timing.sleep(this.intervalMs, signal);
    }
    const { before } = this;
    const now = await this.take(routes, signal);
    this.before = {
      ...now,
      samples: new Map([...stillThere(before, routes), ...now.samples]),
    };
    return {
      routes: routes.filter(({ on }) => on === undefined),
      found: [...now.samples.values()].map(({ name, labels }) => ({
        ...labels,
        __name__: name,
      })),
      series: seriesOf(before, now),
      grid: {
        from: before.at,
        to: now.at,
        stepMs: now.at - before.at,
        settleMs: 0,
      },
      ...(now.failed.length > 0 && { partial: now.failed.join('; ') }),
    };
  }

  async read(
    choices: readonly SourceChoice[],
    { series = [] }: FoundRoutes,
  ): Promise<Array<readonly Series[]>> {
    const index = new SeriesIndex(choices, ({ route }) => [route]);
    const own = index.split(series, ({ labels }) => labels);
    return choices.map(choice => {
      const { names } = seriesNames(choice.reading);
      return (own.get(choice) ?? []).filter(({ name }) => names.includes(name));
    });
  }

  private async take(
    routes: readonly RevisionRoute[],
    signal: AbortSignal | undefined,
  ): Promise<Scrape> {
    const at = this.timing.now();
    const targets = new Set(routes.map(({ target }) => target));
    const names = namesOf(new Set(routes.map(({ source }) => source)));
    const scraped = await this.scrape.all([...targets], names, signal);
    restartsOf([...targets]).forEach(sample =>
      scraped.samples.set(sampleKey(sample), sample),
    );
    return { at, ...scraped };
  }
}

function namesOf(sources: ReadonlySet<MetricSource>): Set<string> {
  const readings = [...sources].flatMap(source =>
    metricsOf(source).flatMap(metric => readingsOf({ source }, metric)),
  );
  return new Set(readings.flatMap(reading => seriesNames(reading).names));
}

interface Scrape extends ScrapedPods {
  /** epoch milliseconds; of all its samples */
  at: number;
}

/** As the services were read: no process tells how often it was started. */
function restartsOf(targets: readonly CanaryTarget[]): ScrapedSample[] {
  return targets.flatMap(({ service: { namespace }, stable, canary }) =>
    [...stable.pods, ...canary.pods].map(({ name, restarts }) => ({
      name: POD_RESTARTS,
      labels: { namespace, pod: name },
      value: restarts,
    })),
  );
}

function scrapeOf({ at, samples, answered }: ScrapeMemory): Scrape {
  return {
    at,
    samples: new Map(samples.map(sample => [sampleKey(sample), sample])),
    answered: new Set(answered),
    failed: [],
  };
}

/** What a pod told that does not answer now is kept for when it does, unless it is gone. */
function stillThere(
  { samples }: Scrape,
  routes: readonly RevisionRoute[],
): Array<[string, ScrapedSample]> {
  const targets = new Set(routes.map(({ target }) => target));
  const pods = new Set(
    [...targets].flatMap(({ stable, canary }) =>
      [...stable.pods, ...canary.pods].map(({ name }) => name),
    ),
  );
  return [...samples].filter(([, { labels }]) => pods.has(labels.pod ?? ''));
}

function seriesOf(before: Scrape, now: Scrape): Series[] {
  return [...now.samples].map(([key, { name, labels, value }]) => {
    const last = before.samples.get(key)?.value;
    // A process that answered then and did not show it had counted nothing of it yet.
    const isNew = before.answered.has(labels.instance ?? '');
    const first = last ?? (isNew ? 0 : undefined);
    return {
      name,
      labels,
      samples: [
        ...(first === undefined ? [] : [{ at: before.at, value: first }]),
        { at: now.at, value },
      ],
    };
  });
}
