import {
  type ObserveOptions,
  observeService,
  type PodScraper,
  type PreparedLook,
} from '@modeldeck/plugin-model-serving-node';
import { atMost } from './atMost';
import type { Seen } from './CanaryMetrics';

/** A first look waits for a second scrape, so that many are under way together. */
const CANARIES_AT_ONCE = 20;

/** What the pods of each canary have counted since they were asked last. */
export async function observePods(
  looks: readonly PreparedLook[],
  options: Pick<ObserveOptions, 'sources' | 'signal'> & {
    scraperOf: (service: string) => PodScraper;
  },
): Promise<Seen[]> {
  const { scraperOf, ...rest } = options;
  return atMost(CANARIES_AT_ONCE, looks, ({ target, window }) =>
    observeService({
      metrics: scraperOf(target.service.id),
      target,
      ...window,
      ...rest,
    }).catch((error: Error) => error),
  );
}
