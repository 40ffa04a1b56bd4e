import {
  observeService,
  type ObserveOptions,
  PodScraper,
  type PodScraperOptions,
  type PreparedLook,
} from '@modeldeck/plugin-model-serving-node';
import { atMost } from './atMost';
import type { Seen } from './CanaryMetrics';

/** Each asks several pods at once, and each request passes through the API server. */
const CANARIES_AT_ONCE = 10;

/** A first look has little to tell in any case: the next one goes on from it. */
const FIRST_INTERVAL_MS = 1_000;

/**
 * What the pods of each canary have counted since they were asked last, by whichever replica of the
 * portal: what they told then comes with the look.
 */
export async function observePods(
  looks: readonly PreparedLook[],
  options: Pick<ObserveOptions, 'sources' | 'signal'> &
    Pick<PodScraperOptions, 'client' | 'pods' | 'timing'>,
): Promise<Seen[]> {
  const { sources, signal, ...scraping } = options;
  return atMost(CANARIES_AT_ONCE, looks, async ({ target, window, scrape }) => {
    const metrics = new PodScraper({
      ...scraping,
      intervalMs: FIRST_INTERVAL_MS,
      memory: scrape,
    });
    try {
      const seen = await observeService({
        metrics,
        target,
        ...window,
        sources,
        signal,
      });
      return { ...seen, scrape: metrics.memory };
    } catch (error) {
      return error as Error;
    }
  });
}
