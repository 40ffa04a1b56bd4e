import { randomUUID } from 'node:crypto';
import type {
  CanaryReport,
  CanaryRun,
  Decision,
} from '@modeldeck/plugin-model-serving-common';
import type { CanaryMemory } from '@modeldeck/plugin-model-serving-node';
import type { Knex } from 'knex';
import {
  memoryColumn,
  type NewWatch,
  OUTLINE,
  type StoredWatch,
  toWatch,
  type WatchRow,
} from './canaryWatchRow';

const TABLE = 'canary_watches';

/** Databases take only so many values with a question. */
const AT_ONCE = 500;

/** What is kept of canaries so that watching goes on where it was. */
export class CanaryWatchStore {
  constructor(private readonly knex: Knex) {}

  /** Those under way, without what is kept of them: it is much, and most do not need it. */
  async open(): Promise<StoredWatch[]> {
    const rows = await this.knex<WatchRow>(TABLE)
      .whereNull('ended_at')
      .select(...OUTLINE);
    return rows.map(row => toWatch({ ...row, memory: null, report: null }));
  }

  /** Those of these services that are under way. */
  async openOfAny(services: readonly string[]): Promise<StoredWatch[]> {
    const rows: WatchRow[] = [];
    for (let start = 0; start < services.length; start += AT_ONCE) {
      const some = services.slice(start, start + AT_ONCE);
      rows.push(
        ...(await this.knex<WatchRow>(TABLE)
          .whereIn('service', some)
          .whereNull('ended_at')),
      );
    }
    return rows.map(toWatch);
  }

  /** The one of a service that is under way. */
  async openOf(service: string): Promise<StoredWatch | undefined> {
    const [watch] = await this.openOfAny([service]);
    return watch;
  }

  /** The newest first. */
  async listOf(service: string, limit: number): Promise<StoredWatch[]> {
    const rows = await this.knex<WatchRow>(TABLE)
      .where({ service })
      .orderBy('began_at', 'desc')
      .limit(limit);
    return rows.map(toWatch);
  }

  /** Those of the same two revisions, the newest first. */
  async earlierOf({
    service,
    stable,
    canary,
  }: NewWatch): Promise<StoredWatch[]> {
    const rows = await this.knex<WatchRow>(TABLE)
      .where({ service, stable: stable.revision, canary: canary.revision })
      .whereNotNull('ended_at')
      .orderBy('ended_at', 'desc');
    return rows.map(toWatch);
  }

  /** Of several that begin at the same time one does; undefined for the others. */
  async begin(
    { service, stable, canary, beganAt }: NewWatch,
    trx: Knex = this.knex,
  ): Promise<StoredWatch | undefined> {
    const id = randomUUID();
    await trx<WatchRow>(TABLE)
      .insert({
        id,
        service,
        stable: stable.revision,
        canary: canary.revision,
        sides: JSON.stringify({ stable, canary }),
        began_at: new Date(beganAt),
        version: 0,
      })
      .onConflict(trx.raw('(service) where ended_at is null'))
      .ignore();
    const row = await trx<WatchRow>(TABLE).where({ id }).first();
    return row && toWatch(row);
  }

  /** False where another look was kept meanwhile, or the watch was ended: nothing is changed. */
  async keepLook(
    { id, version }: Pick<StoredWatch, 'id' | 'version'>,
    { memory, report }: { memory: CanaryMemory; report: CanaryReport },
    trx: Knex = this.knex,
  ): Promise<boolean> {
    const { stable, canary } = report;
    const sideOf = ({ revision, modelVersion }: typeof stable) => ({
      revision,
      modelVersion,
    });
    const changed = await trx<WatchRow>(TABLE)
      .where({ id, version })
      .whereNull('ended_at')
      .update({
        sides: JSON.stringify({
          stable: sideOf(stable),
          canary: sideOf(canary),
        }),
        looked_at: new Date(report.observedAt),
        memory: memoryColumn(memory),
        report: JSON.stringify(report),
        decision: report.verdict.decision,
        trouble: null,
        trouble_since: null,
        version: version + 1,
      });
    return changed === 1;
  }

  /** Why looking fails; since when stays as it was told first. Evidence is not touched. */
  async keepTrouble(id: string, reason: string, at: string): Promise<void> {
    await this.knex<WatchRow>(TABLE)
      .where({ id })
      .whereNull('ended_at')
      .update({
        trouble: reason,
        trouble_since: this.knex.raw('coalesce(trouble_since, ?)', [
          new Date(at),
        ]),
      });
  }

  /** So that evidence begins anew with the next look. */
  async forgetMemory(id: string): Promise<void> {
    await this.knex<WatchRow>(TABLE).where({ id }).update({ memory: null });
  }

  /** True for the one caller that is to do what the policy demands, of each canary. */
  async claimAction(id: string, at: string): Promise<boolean> {
    const changed = await this.knex<WatchRow>(TABLE)
      .where({ id })
      .whereNull('acted_at')
      .update({ acted_at: new Date(at) });
    return changed === 1;
  }

  /** So that it is tried again. */
  async releaseAction(id: string): Promise<void> {
    await this.knex<WatchRow>(TABLE).where({ id }).update({ acted_at: null });
  }

  async keepTold(id: string, decision: Decision): Promise<void> {
    await this.knex<WatchRow>(TABLE).where({ id }).update({ told: decision });
  }

  /** True for the one caller that ends it. */
  async end(
    id: string,
    { at, outcome }: { at: string; outcome: CanaryRun['outcome'] },
    trx: Knex = this.knex,
  ): Promise<boolean> {
    const changed = await trx<WatchRow>(TABLE)
      .where({ id })
      .whereNull('ended_at')
      .update({ ended_at: new Date(at), outcome });
    return changed === 1;
  }

  /** With their looks and events. */
  async deleteEndedBefore(at: string): Promise<void> {
    await this.knex<WatchRow>(TABLE)
      .where('ended_at', '<', new Date(at))
      .delete();
  }
}
