import {
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
  scraperOf: (service: string) => PodScraper,
  looks: readonly PreparedLook[],
  signal?: AbortSignal,
): Promise<Seen[]> {
  return atMost(CANARIES_AT_ONCE, looks, ({ target, window }) =>
    observeService({
      metrics: scraperOf(target.service.id),
      target,
      ...window,
      signal,
    }).catch((error: Error) => error),
  );
}
