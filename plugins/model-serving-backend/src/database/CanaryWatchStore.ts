import { randomUUID } from 'node:crypto';
import type {
  CanaryReport,
  CanaryRun,
  Decision,
} from '@modeldeck/plugin-model-serving-common';
import {
  type CanaryMemory,
  readCanaryMemory,
} from '@modeldeck/plugin-model-serving-node';
import type { Knex } from 'knex';
import { optional, type TimeColumn, timeOf } from './columns';

/** One canary against one stable revision, while it is watched and after. */
export interface StoredWatch extends NewWatch {
  id: string;
  /** of the last look that succeeded */
  lookedAt?: string;
  /** absent while it is under way */
  endedAt?: string;
  outcome?: CanaryRun['outcome'];
  /** with which watching goes on */
  memory?: CanaryMemory;
  /** what the last look found */
  report?: CanaryReport;
  /** the decision that the owner was told last */
  told?: Decision;
  /** when the policy acted by itself */
  actedAt?: string;
  /** why the looks since then failed */
  trouble?: { since: string; reason: string };
  /** raised with each look: of two that began with the same one is kept */
  version: number;
}

/** What is known of a canary before the first look. */
export interface NewWatch extends Pick<CanaryRun, 'stable' | 'canary'> {
  service: string;
  beganAt: string;
}

interface Row {
  id: string;
  service: string;
  stable: string;
  canary: string;
  sides: string;
  began_at: TimeColumn;
  looked_at: TimeColumn | null;
  ended_at: TimeColumn | null;
  outcome: CanaryRun['outcome'] | null;
  memory: string | null;
  report: string | null;
  decision: string | null;
  told: Decision | null;
  acted_at: TimeColumn | null;
  trouble: string | null;
  trouble_since: TimeColumn | null;
  version: number;
}

const TABLE = 'canary_watches';

/** Raised when what is kept changes its meaning: older evidence is not read as something else. */
const MEMORY_VERSION = 1;

const OUTLINE = [
  'id',
  'service',
  'sides',
  'began_at',
  'looked_at',
  'ended_at',
  'outcome',
  'told',
  'acted_at',
  'trouble',
  'trouble_since',
  'version',
] as const;

/** Databases take only so many values with a question. */
const AT_ONCE = 500;

/** What is kept of canaries so that watching goes on where it was. */
export class CanaryWatchStore {
  constructor(private readonly knex: Knex) {}

  /** Those under way, without what is kept of them: it is much, and most do not need it. */
  async open(): Promise<StoredWatch[]> {
    const rows = await this.knex<Row>(TABLE)
      .whereNull('ended_at')
      .select(...OUTLINE);
    return rows.map(row => toWatch({ ...row, memory: null, report: null }));
  }

  /** Those of these services that are under way. */
  async openOfAny(services: readonly string[]): Promise<StoredWatch[]> {
    const rows: Row[] = [];
    for (let start = 0; start < services.length; start += AT_ONCE) {
      const some = services.slice(start, start + AT_ONCE);
      rows.push(
        ...(await this.knex<Row>(TABLE)
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
    const rows = await this.knex<Row>(TABLE)
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
    const rows = await this.knex<Row>(TABLE)
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
    await trx<Row>(TABLE)
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
    const row = await trx<Row>(TABLE).where({ id }).first();
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
    const changed = await trx<Row>(TABLE)
      .where({ id, version })
      .whereNull('ended_at')
      .update({
        sides: JSON.stringify({
          stable: sideOf(stable),
          canary: sideOf(canary),
        }),
        looked_at: new Date(report.observedAt),
        memory: JSON.stringify({ version: MEMORY_VERSION, ...memory }),
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
    await this.knex<Row>(TABLE)
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
    await this.knex<Row>(TABLE).where({ id }).update({ memory: null });
  }

  /** True for the one caller that is to do what the policy demands, of each canary. */
  async claimAction(id: string, at: string): Promise<boolean> {
    const changed = await this.knex<Row>(TABLE)
      .where({ id })
      .whereNull('acted_at')
      .update({ acted_at: new Date(at) });
    return changed === 1;
  }

  /** So that it is tried again. */
  async releaseAction(id: string): Promise<void> {
    await this.knex<Row>(TABLE).where({ id }).update({ acted_at: null });
  }

  async keepTold(id: string, decision: Decision): Promise<void> {
    await this.knex<Row>(TABLE).where({ id }).update({ told: decision });
  }

  /** True for the one caller that ends it. */
  async end(
    id: string,
    { at, outcome }: { at: string; outcome: CanaryRun['outcome'] },
    trx: Knex = this.knex,
  ): Promise<boolean> {
    const changed = await trx<Row>(TABLE)
      .where({ id })
      .whereNull('ended_at')
      .update({ ended_at: new Date(at), outcome });
    return changed === 1;
  }

  /** With their looks and events. */
  async deleteEndedBefore(at: string): Promise<void> {
    await this.knex<Row>(TABLE).where('ended_at', '<', new Date(at)).delete();
  }
}

function readMemory(text: string): CanaryMemory | undefined {
  const { version, ...memory } = JSON.parse(text);
  return version === MEMORY_VERSION ? readCanaryMemory(memory) : undefined;
}

function toWatch(
  row: Omit<Row, 'stable' | 'canary' | 'decision'>,
): StoredWatch {
  const { stable, canary } = JSON.parse(row.sides) as NewWatch;
  return {
    id: row.id,
    service: row.service,
    stable,
    canary,
    beganAt: timeOf(row.began_at),
    lookedAt: optional(row.looked_at, timeOf),
    endedAt: optional(row.ended_at, timeOf),
    outcome: row.outcome ?? undefined,
    memory: optional(row.memory, readMemory),
    report: optional(row.report, text => JSON.parse(text) as CanaryReport),
    told: row.told ?? undefined,
    actedAt: optional(row.acted_at, timeOf),
    trouble:
      row.trouble === null || row.trouble_since === null
        ? undefined
        : { since: timeOf(row.trouble_since), reason: row.trouble },
    version: row.version,
  };
}
