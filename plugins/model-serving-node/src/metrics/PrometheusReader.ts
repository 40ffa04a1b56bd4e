import {
  byName,
  type FoundByName,
  type FoundSeries,
  isHistogram,
  joined,
  joinProbes,
  probes,
  type RevisionRoute,
  selector,
  type Series,
  SeriesIndex,
  seriesNames,
  type SourceChoice,
  widened,
} from '@modeldeck/plugin-model-serving-common';
import type { PrometheusClient } from './PrometheusClient';
import { USUAL_BUCKETS } from './readings';
import type { FoundRoutes, SeriesReader, TimeWindow } from './SeriesReader';

/** A counter's growth begins at its last sample before the window. */
const LOOK_BACK_MS = 5 * 60_000;

/** What is there is asked about in many selectors at once; what is let through is only labels. */
const PROBE_PATTERNS = 4;

/** Reads from a Prometheus what it has kept. */
export class PrometheusReader implements SeriesReader {
  constructor(private readonly client: PrometheusClient) {}

  get through(): string {
    return this.client.through;
  }

  async find(
    routes: readonly RevisionRoute[],
    window: TimeWindow,
    signal?: AbortSignal,
  ): Promise<FoundRoutes> {
    const within = { ...window, signal };
    const longest = this.client.longestPattern / PROBE_PATTERNS;
    const infos = await this.client.series(joinProbes(routes, longest), within);
    const usable = joinedRoutes(routes, infos);
    return {
      routes: usable,
      found: await this.client.series(probes(usable, longest), within),
    };
  }

  /** One query for all choices of the same metric of the same source, of however many canaries. */
  async read(
    choices: readonly SourceChoice[],
    { found }: FoundRoutes,
    { from, to }: TimeWindow,
    signal?: AbortSignal,
  ): Promise<Array<readonly Series[]>> {
    const window = { from: from - LOOK_BACK_MS, to, signal };
    const names = byName(found);
    const groups = await Promise.all(
      [...grouped(choices).values()].map(async alike => {
        const index = new SeriesIndex(alike, ({ route }) => [route]);
        const series = await this.client.samples(
          selectorOf(alike, this.client.longestPattern),
          window,
          expectedSeries(alike, names, index),
        );
        return index.split(series, ({ labels }) => labels);
      }),
    );
    const own = new Map(groups.flatMap(group => [...group]));
    return choices.map(choice => own.get(choice) ?? []);
  }
}

function joinedRoutes(
  routes: readonly RevisionRoute[],
  infos: readonly FoundSeries[],
): RevisionRoute[] {
  const toJoin = routes.filter(({ on }) => on !== undefined);
  const index = new SeriesIndex(toJoin, route => [route]);
  const own = index.split(infos, labels => labels);
  return routes.flatMap(route => {
    const { on } = route;
    if (on === undefined) {
      return [route];
    }
    const its = own.get(route) ?? [];
    return (
      joined(
        route,
        its.filter(({ __name__: name }) => name === on),
      ) ?? []
    );
  });
}

function expectedSeries(
  [first]: readonly SourceChoice[],
  found: FoundByName,
  index: SeriesIndex<SourceChoice>,
): number {
  if (!first) {
    return 0;
  }
  const { names } = seriesNames(first.reading);
  const own = index.split(
    names.flatMap(name => found.get(name) ?? []),
    labels => labels,
  );
  const distinct = new Set([...own.values()].flat());
  return distinct.size * (isHistogram(first.reading) ? USUAL_BUCKETS : 1);
}

/** Errors and client errors are told by the same series. */
function keyOf({ route, reading }: SourceChoice): string {
  return JSON.stringify([
    route.source.id,
    route.by,
    seriesNames(reading).names,
    route.lookup.id,
  ]);
}

function grouped(
  choices: readonly SourceChoice[],
): Map<string, SourceChoice[]> {
  const groups = new Map<string, SourceChoice[]>();
  for (const choice of choices) {
    const key = keyOf(choice);
    const group = groups.get(key);
    if (group) {
      group.push(choice);
    } else {
      groups.set(key, [choice]);
    }
  }
  return groups;
}

function selectorOf(alike: readonly SourceChoice[], longest: number): string {
  const [first] = alike;
  const { names, having } = first
    ? seriesNames(first.reading)
    : { names: [], having: [] };
  return selector(
    names,
    [...having, ...widened(alike.map(({ route }) => route.matchers))],
    longest,
  );
}
