import type { CanaryLook } from '@modeldeck/plugin-model-serving-common';
import type { Knex } from 'knex';
import { thinLooks } from '../canary/history/thinLooks';
import { type TimeColumn, timeOf } from './columns';

interface Row {
  id: number | string;
  watch_id: string;
  at: TimeColumn;
  decision: CanaryLook['decision'];
  look: string;
}

const TABLE = 'canary_looks';

/** How many of one canary are kept once there are twice as many. */
const KEPT = 200;

/** What was known of canaries, look by look. */
export class CanaryLookStore {
  constructor(private readonly knex: Knex) {}

  /** Makes room for it where there are too many. */
  async add(
    watchId: string,
    look: CanaryLook,
    trx: Knex = this.knex,
  ): Promise<void> {
    await trx<Row>(TABLE).insert({
      watch_id: watchId,
      at: new Date(look.at),
      decision: look.decision,
      look: JSON.stringify(look),
    });
    const [counted] = await trx<Row>(TABLE)
      .where({ watch_id: watchId })
      .count({ rows: '*' });
    if (Number(counted?.rows) >= 2 * KEPT) {
      await this.makeRoom(watchId, trx);
    }
  }

  /** The oldest first; of more than `most` the first, the last and those that tell most. */
  async listOf(watchId: string, most: number): Promise<CanaryLook[]> {
    const chosen = thinLooks(await this.outline(watchId, this.knex), most);
    const rows = await this.knex<Row>(TABLE)
      .whereIn(
        'id',
        chosen.map(({ id }) => id),
      )
      .orderBy(['at', 'id']);
    return rows.map(({ look }) => JSON.parse(look) as CanaryLook);
  }

  private async makeRoom(watchId: string, trx: Knex): Promise<void> {
    const all = await this.outline(watchId, trx);
    const kept = new Set(thinLooks(all, KEPT));
    await trx<Row>(TABLE)
      .whereIn(
        'id',
        all.filter(each => !kept.has(each)).map(({ id }) => id),
      )
      .delete();
  }

  private async outline(watchId: string, trx: Knex) {
    const rows = await trx<Row>(TABLE)
      .where({ watch_id: watchId })
      .select('id', 'at', 'decision')
      .orderBy(['at', 'id']);
    return rows.map(({ id, at, decision }) => ({
      id,
      at: timeOf(at),
      decision,
    }));
  }
}
