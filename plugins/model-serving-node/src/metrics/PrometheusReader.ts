import {
  joined,
  joinProbes,
  probes,
  type RevisionRoute,
  selector,
  type Series,
  seriesNames,
  type SourceChoice,
  widened,
} from '@modeldeck/plugin-model-serving-common';
import type { PrometheusClient } from './PrometheusClient';
import type { FoundRoutes, SeriesReader, TimeWindow } from './SeriesReader';

/** A counter's growth begins at its last sample before the window. */
const LOOK_BACK_MS = 5 * 60_000;

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
    const infos = await this.client.series(joinProbes(routes), within);
    const usable = routes.flatMap(route =>
      route.on === undefined
        ? [route]
        : joined(
            route,
            infos.filter(({ __name__: name }) => name === route.on),
          ) ?? [],
    );
    return {
      routes: usable,
      found: await this.client.series(probes(usable), within),
    };
  }

  /** One query for all choices of the same metric of the same source, of however many canaries. */
  async read(
    choices: readonly SourceChoice[],
    _found: FoundRoutes,
    { from, to }: TimeWindow,
    signal?: AbortSignal,
  ): Promise<Array<readonly Series[]>> {
    const window = { from: from - LOOK_BACK_MS, to, signal };
    const answers = new Map<string, Promise<Series[]>>();
    for (const [key, alike] of grouped(choices)) {
      answers.set(key, this.client.samples(selectorOf(alike), window));
    }
    return Promise.all(
      choices.map(async choice => {
        const series = (await answers.get(keyOf(choice))) ?? [];
        return series.filter(
          ({ labels }) => choice.route.sideOf(labels) !== undefined,
        );
      }),
    );
  }
}

/** Errors and client errors are told by the same series. */
function keyOf({ route, reading }: SourceChoice): string {
  return JSON.stringify([
    route.source.id,
    route.by,
    seriesNames(reading).names,
    route.matchers.map(({ label }) => label),
  ]);
}

function grouped(
  choices: readonly SourceChoice[],
): Map<string, SourceChoice[]> {
  const groups = new Map<string, SourceChoice[]>();
  for (const choice of choices) {
    const key = keyOf(choice);
    groups.set(key, [...(groups.get(key) ?? []), choice]);
  }
  return groups;
}

function selectorOf(alike: readonly SourceChoice[]): string {
  const [first] = alike;
  const { names, having } = first
    ? seriesNames(first.reading)
    : { names: [], having: [] };
  return selector(names, [
    ...having,
    ...widened(alike.map(({ route }) => route.matchers)),
  ]);
}
