import type { CanaryEvent } from '@modeldeck/plugin-model-serving-common';
import type { Knex } from 'knex';
import type { TimeColumn } from './columns';

interface Row {
  id: number | string;
  watch_id: string | null;
  service: string;
  at: TimeColumn;
  type: CanaryEvent['type'];
  event: string;
}

const TABLE = 'canary_events';

/** A decision that flutters makes no more of them than this; what people did is always kept. */
const MOST = 300;
const FLUTTERING = ['decision-changed', 'weight-changed'] as const;

/** What happened to canaries. */
export class CanaryEventStore {
  constructor(private readonly knex: Knex) {}

  /** @param watchId - absent: what is done before anything is watched, and adopted later */
  async add(
    { service, watchId }: { service: string; watchId?: string },
    events: readonly CanaryEvent[],
    trx: Knex = this.knex,
  ): Promise<void> {
    if (events.length === 0) {
      return;
    }
    await trx<Row>(TABLE).insert(
      events.map(event => ({
        watch_id: watchId ?? null,
        service,
        at: new Date(event.at),
        type: event.type,
        event: JSON.stringify(event),
      })),
    );
    if (watchId !== undefined) {
      await makeRoom(watchId, trx);
    }
  }

  /** What was done since then to a service that nobody watched belongs to this watch. */
  async adopt(
    { service, id }: { service: string; id: string },
    { since, startedSince }: { since: string; startedSince: string },
    trx: Knex = this.knex,
  ): Promise<void> {
    await trx<Row>(TABLE)
      .where({ service })
      .whereNull('watch_id')
      .where(recent =>
        recent
          .where('at', '>=', new Date(since))
          .orWhere(started =>
            started
              .where({ type: 'started' })
              .where('at', '>=', new Date(startedSince)),
          ),
      )
      .update({ watch_id: id });
  }

  /** The oldest first. */
  async listOf(watchId: string): Promise<CanaryEvent[]> {
    const rows = await this.knex<Row>(TABLE)
      .where({ watch_id: watchId })
      .orderBy(['at', 'id']);
    return rows.map(({ event }) => JSON.parse(event) as CanaryEvent);
  }

  /** Those that no watch ever came for. */
  async deleteUnwatchedBefore(at: string): Promise<void> {
    await this.knex<Row>(TABLE)
      .whereNull('watch_id')
      .where('at', '<', new Date(at))
      .delete();
  }
}

async function makeRoom(watchId: string, trx: Knex): Promise<void> {
  const beyond = await trx<Row>(TABLE)
    .where({ watch_id: watchId })
    .whereIn('type', FLUTTERING)
    .select('id')
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .offset(MOST)
    .limit(MOST);
  if (beyond.length > 0) {
    await trx<Row>(TABLE)
      .whereIn(
        'id',
        beyond.map(({ id }) => id),
      )
      .delete();
  }
}
