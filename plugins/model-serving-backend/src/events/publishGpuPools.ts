import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  GPU_POOLS_TOPIC,
  type GpuPoolsChanged,
} from '@modeldeck/plugin-model-serving-common';
import type { Fleet } from '../fleet/Fleet';

/**
 * Tells the rest of the portal's backend whose GPU pools changed, for them to read. What changes
 * while an event is under way is told once, after it. Returns the function that ends it.
 */
export function publishGpuPools(options: {
  fleet: Fleet;
  events: EventsService;
  logger: LoggerService;
}): () => void {
  const { fleet, events, logger } = options;
  const pending = new Set<string>();
  let isPublishing = false;

  async function publishPending(): Promise<void> {
    isPublishing = true;
    try {
      for (const cluster of pending) {
        pending.delete(cluster);
        const eventPayload: GpuPoolsChanged = { cluster };
        await events.publish({ topic: GPU_POOLS_TOPIC, eventPayload });
      }
    } catch (error) {
      logger.warn(
        `Could not tell other plugins of changed GPU pools; they find them at their next full read: ${stringifyError(
          error,
        )}`,
      );
    } finally {
      isPublishing = false;
    }
  }

  return fleet.subscribeGpuPools(cluster => {
    pending.add(cluster);
    if (!isPublishing) {
      // Never rejects: it logs instead.
      void publishPending();
    }
  });
}
