import type {
  CanaryPolicy,
  CanaryWatch,
} from '@modeldeck/plugin-model-serving-common';
import { readScrapeMemory, type ScrapeMemory } from '../metrics/ScrapeMemory';

/**
 * All that is kept of a canary between looks, in a file or a database. Plain data of a bounded
 * size: with it, watching goes on where it was.
 *
 * @public
 */
export interface CanaryMemory {
  readonly watch: CanaryWatch;
  /** as it was when watching began; that of the watch lacks the burn-in that was over by then */
  readonly demanded: CanaryPolicy;
  readonly shares?: SharesSeen;
  /** where the pods are asked: what they told last */
  readonly scrape?: ScrapeMemory;
}

/** Since when the revisions have been seen to have the same shares of the traffic. @public */
export interface SharesSeen {
  readonly shares: string;
  /** epoch milliseconds */
  readonly since: number;
  /** epoch milliseconds; when they were seen last */
  readonly at: number;
}

/**
 * What was kept as JSON; undefined where it is nothing of that kind. Whoever keeps it writes it as
 * a whole: this tells others' data from it, and finds no flaw within.
 *
 * @public
 */
export function readCanaryMemory(value: unknown): CanaryMemory | undefined {
  const { watch, demanded, shares, scrape } = (value ??
    {}) as Partial<CanaryMemory>;
  return isWatch(watch)
    ? {
        watch,
        demanded: demanded ?? watch.policy,
        shares,
        scrape: readScrapeMemory(scrape),
      }
    : undefined;
}

function isWatch(value: unknown): value is CanaryWatch {
  const { service, canary, stable, policy, evidence } = (value ??
    {}) as Partial<CanaryWatch>;
  return (
    [service, canary, stable].every(name => typeof name === 'string') &&
    typeof policy === 'object' &&
    typeof evidence?.from === 'number' &&
    typeof evidence.to === 'number' &&
    typeof evidence.counted === 'object' &&
    typeof evidence.timed === 'object' &&
    Array.isArray(evidence.share?.logRatios)
  );
}
