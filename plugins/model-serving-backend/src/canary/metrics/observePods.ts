import {
  observeService,
  type ObserveOptions,
  PodScraper,
  type PodScraperOptions,
  type PreparedLook,
} from '@modeldeck/plugin-model-serving-node';
import { atMost } from './atMost';
import type { Seen } from './CanaryMetrics';

/** A first look waits for a second scrape, so that many are under way together. */
const CANARIES_AT_ONCE = 20;

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
    const metrics = new PodScraper({ ...scraping, memory: scrape });
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
