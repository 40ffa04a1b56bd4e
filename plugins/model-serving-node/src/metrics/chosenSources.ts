import {
  byName,
  type CanaryMetric,
  type CanaryTarget,
  chooseSource,
  type FoundByName,
  type RevisionRoute,
  SeriesIndex,
  type SourceChoice,
} from '@modeldeck/plugin-model-serving-common';
import type { FoundRoutes } from './SeriesReader';

export const METRICS: readonly CanaryMetric[] = [
  'errors',
  'client-errors',
  'latency',
  'time-to-first-token',
  'inter-token-latency',
  'restarts',
];

/** What is read for a canary, and all that it was chosen from. */
export interface Chosen {
  target: CanaryTarget;
  choices: SourceChoice[];
  routes: RevisionRoute[];
  /** series of this canary alone */
  names: FoundByName;
}

/** Each canary is shown its own series only, or each would look at those of all others. */
export function chosenSources(
  targets: readonly CanaryTarget[],
  { routes, found }: FoundRoutes,
): Chosen[] {
  const routesOf = new Map<CanaryTarget, RevisionRoute[]>();
  for (const target of targets) {
    routesOf.set(target, []);
  }
  routes.forEach(route => routesOf.get(route.target)?.push(route));
  const index = new SeriesIndex(
    routesOf.keys(),
    target => routesOf.get(target) ?? [],
  );
  const series = index.split(found, labels => labels);
  return targets.map(target => {
    const own = routesOf.get(target) ?? [];
    const names = byName(series.get(target) ?? []);
    return {
      target,
      routes: own,
      names,
      choices: METRICS.flatMap(
        metric => chooseSource(metric, own, names) ?? [],
      ),
    };
  });
}
