import type {
  CanaryEvent,
  CanaryHistory,
  CanaryReport,
  CanaryRun,
} from '@modeldeck/plugin-model-serving-common';
import type { CanaryMemory } from '@modeldeck/plugin-model-serving-node';
import type { Knex } from 'knex';
import { CanaryEventStore } from '../../database/CanaryEventStore';
import { CanaryLookStore } from '../../database/CanaryLookStore';
import type { NewWatch, StoredWatch } from '../../database/canaryWatchRow';
import { CanaryWatchStore } from '../../database/CanaryWatchStore';
import type { Ending } from '../judge/howItEnded';
import { lookEvents, troubleEvents } from '../judge/lookEvents';
import { lookOf } from '../judge/lookOf';

/** What a look found, and what watching goes on with. */
export interface FinishedLook {
  memory: CanaryMemory;
  report: CanaryReport;
  /** why the evidence that there was is not this canary's by this policy */
  discarded?: string;
}

/** Runs that are told, and how many looks of the newest one and of the others. */
const RUNS = 20;
const LOOKS = 200;
const LOOKS_OF_EARLIER = 60;

/** What is done shortly before or after a canary is watched belongs to it. */
const BESIDE_MS = 600_000;

const DAY_MS = 86_400_000;

/**
 * What is kept of canaries: the evidence with which watching goes on, and what happened. Of several
 * replicas that do the same at the same time, one does; the others are told that they did not.
 */
export class CanaryJournal {
  readonly watches: CanaryWatchStore;
  private readonly looks: CanaryLookStore;
  private readonly events: CanaryEventStore;

  constructor(private readonly knex: Knex) {
    this.watches = new CanaryWatchStore(knex);
    this.looks = new CanaryLookStore(knex);
    this.events = new CanaryEventStore(knex);
  }

  /** Undefined where another one has begun it. */
  async begin(watch: NewWatch): Promise<StoredWatch | undefined> {
    const { service, stable, canary, beganAt: at } = watch;
    return this.knex.transaction(async trx => {
      const begun = await this.watches.begin(watch, trx);
      if (begun) {
        await this.events.adopt(
          { service, id: begun.id },
          { since: before(at, BESIDE_MS), startedSince: before(at, DAY_MS) },
          trx,
        );
        const detail = `${canary.revision} is watched beside ${stable.revision}`;
        await this.events.add(
          { service, watchId: begun.id },
          [{ at, type: 'began', detail }],
          trx,
        );
      }
      return begun;
    });
  }

  /** False where another look was kept meanwhile: this one counts for nothing. */
  async keepLook(watch: StoredWatch, look: FinishedLook): Promise<boolean> {
    return this.knex.transaction(async trx => {
      const isKept = await this.watches.keepLook(watch, look, trx);
      if (isKept) {
        const { id: watchId, service } = watch;
        await this.looks.add(watchId, lookOf(look.report), trx);
        const events = lookEvents({ ...look, before: watch });
        await this.events.add({ service, watchId }, events, trx);
      }
      return isKept;
    });
  }

  /** False where another one has ended it. */
  async end(
    watch: StoredWatch,
    { outcome, detail }: Ending,
    at: string,
  ): Promise<boolean> {
    return this.knex.transaction(async trx => {
      const { id: watchId, service } = watch;
      const isEnded = await this.watches.end(watchId, { at, outcome }, trx);
      if (isEnded) {
        const [failing] = troubleEvents(watch, at);
        await this.events.add(
          { service, watchId },
          [...(failing ? [failing] : []), { at, type: 'ended', detail }],
          trx,
        );
      }
      return isEnded;
    });
  }

  /** Of a watch, or else of the one that the service has, had a moment ago or is about to have. */
  async note(
    service: string,
    event: CanaryEvent,
    watchId?: string,
  ): Promise<void> {
    await this.events.add(
      { service, watchId: watchId ?? (await this.watchFor(service, event)) },
      [event],
    );
  }

  /** Whether it is told what came of what the policy demanded. */
  async hasEventBy(watchId: string, by: string): Promise<boolean> {
    const events = await this.events.listOf(watchId);
    return events.some(event => event.by === by);
  }

  async history(service: string): Promise<CanaryHistory> {
    const watches = await this.watches.listOf(service, RUNS);
    return {
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'CanaryHistory',
      service,
      canaries: await Promise.all(
        watches.map((watch, index) =>
          this.runOf(watch, index === 0 ? LOOKS : LOOKS_OF_EARLIER),
        ),
      ),
    };
  }

  /** Forgets what ended that long ago. */
  async expire(now: string, keepDays: number): Promise<void> {
    await this.watches.deleteEndedBefore(before(now, keepDays * DAY_MS));
    await this.events.deleteUnwatchedBefore(before(now, DAY_MS));
  }

  private async watchFor(
    service: string,
    { at, type }: CanaryEvent,
  ): Promise<string | undefined> {
    const [latest] = await this.watches.listOf(service, 1);
    const since = before(at, BESIDE_MS);
    // What is started comes yet: a watch that began long ago is that of the canary before.
    const isMeant =
      type === 'started'
        ? latest?.endedAt === undefined && (latest?.beganAt ?? '') > since
        : latest?.endedAt === undefined || latest.endedAt > since;
    return isMeant ? latest?.id : undefined;
  }

  private async runOf(watch: StoredWatch, most: number): Promise<CanaryRun> {
    const { id, stable, canary, report, endedAt, outcome, trouble } = watch;
    return {
      id,
      stable,
      canary,
      since: report?.since ?? watch.beganAt,
      ...(endedAt !== undefined && { endedAt }),
      outcome: outcome ?? 'in-flight',
      rule: report?.verdict.rule ?? 'evidence',
      ...(trouble && endedAt === undefined && { trouble }),
      looks: await this.looks.listOf(id, most),
      events: await this.events.listOf(id),
    };
  }
}

function before(at: string, ms: number): string {
  return new Date(Date.parse(at) - ms).toISOString();
}
