import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  MODEL_SERVICES_TOPIC,
  type ModelServicesChanged,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';
import type { Fleet } from '../fleet/Fleet';
import { PendingChange } from '../fleet/PendingChange';

/** Keeps an event well under the 5 MB that the events backend accepts. */
const SERVICES_PER_EVENT = 200;

/**
 * Tells the rest of the portal's backend what changed. One event is under way at a time, and
 * what changes meanwhile is merged: subscribers who are slow get fewer events, not a queue.
 * Returns the function that ends it.
 */
export function publishChanges(options: {
  fleet: Fleet;
  events: EventsService;
  logger: LoggerService;
}): () => void {
  const { fleet, events, logger } = options;
  const pending = new PendingChange();
  let isPublishing = false;

  async function publishPending(): Promise<void> {
    isPublishing = true;
    try {
      for (let next = pending.take(); next; next = pending.take()) {
        for (const eventPayload of toPayloads(next)) {
          await events.publish({ topic: MODEL_SERVICES_TOPIC, eventPayload });
        }
      }
    } catch (error) {
      logger.warn(
        `Could not tell other plugins of changed model services; they find them at their next full read: ${stringifyError(
          error,
        )}`,
      );
    } finally {
      isPublishing = false;
    }
  }

  return fleet.subscribe(change => {
    pending.add(change);
    if (!isPublishing) {
      // Never rejects: it logs instead.
      void publishPending();
    }
  });
}

function toPayloads(change: FleetChange): ModelServicesChanged[] {
  const { changed, removed } = change;
  const payloads: ModelServicesChanged[] = [];
  const length = Math.max(changed.length, removed.length);
  for (let start = 0; start < length; start += SERVICES_PER_EVENT) {
    const end = start + SERVICES_PER_EVENT;
    payloads.push({
      clusters: change.clusters,
      changed: changed.slice(start, end),
      removed: removed.slice(start, end),
    });
  }
  return payloads;
}
