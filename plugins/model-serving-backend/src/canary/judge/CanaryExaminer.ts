import {
  canaryBegan,
  type CanaryReport,
  type CanaryTarget,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  type LookObservations,
  type PreparedLook,
  prepareLook,
} from '@modeldeck/plugin-model-serving-node';
import type { NewWatch, StoredWatch } from '../../database/canaryWatchRow';
import type { CanaryJournal, FinishedLook } from '../history/CanaryJournal';
import { atMost } from '../metrics/atMost';
import type { CanaryMetrics, Seen } from '../metrics/CanaryMetrics';
import { judgedPolicy } from './judgedPolicy';

export interface CanaryExaminerOptions {
  journal: CanaryJournal;
  metrics: CanaryMetrics;
  settings: ServingSettings;
  now: () => Date;
  /** says an error in terms of the configuration */
  explain: (error: Error, cluster: string) => string;
}

/** What a look at a canary came to. */
export type Examined = { target: CanaryTarget } & (
  | {
      /** as it was before the look */
      watch: StoredWatch;
      report: CanaryReport;
    }
  | { watch: StoredWatch; error: Error }
);

/** A look of a watch that is under way. */
interface Looking {
  watch: StoredWatch;
  look: PreparedLook;
}

/** Databases have few connections. */
const WRITES_AT_ONCE = 5;

/** Looks at canaries with the evidence that is kept of them, and keeps what they add. */
export class CanaryExaminer {
  constructor(private readonly options: CanaryExaminerOptions) {}

  /**
   * One look at each of these canaries of a cluster. One that is seen for the first time is watched
   * from then on; one whose service is watched for other revisions is left out until that has been
   * ended.
   */
  async examine(
    cluster: string,
    targets: readonly CanaryTarget[],
    signal?: AbortSignal,
  ): Promise<Examined[]> {
    const looks = await this.prepare(targets);
    const seen = await this.options.metrics.observe(
      cluster,
      looks.map(({ look }) => look),
      signal,
    );
    return atMost(WRITES_AT_ONCE, [...looks.entries()], ([index, looking]) =>
      this.keep(looking, seen[index] ?? new Error('nothing was read'), signal),
    );
  }

  private async prepare(targets: readonly CanaryTarget[]): Promise<Looking[]> {
    const ids = targets.map(({ service }) => service.id);
    const open = new Map(
      (await this.options.journal.watches.openOfAny(ids)).map(watch => [
        watch.service,
        watch,
      ]),
    );
    const prepared = await atMost(WRITES_AT_ONCE, targets, async target => {
      const watch =
        open.get(target.service.id) ?? (await this.beginWatch(target));
      return watch && isOf(watch, target)
        ? [{ watch, look: await this.prepareLook(target, watch) }]
        : [];
    });
    return prepared.flat();
  }

  private async beginWatch(
    target: CanaryTarget,
  ): Promise<StoredWatch | undefined> {
    const { journal, now } = this.options;
    const begun = await journal.begin(newWatch(target, now().toISOString()));
    return begun ?? journal.watches.openOf(target.service.id);
  }

  private async prepareLook(
    target: CanaryTarget,
    { memory }: StoredWatch,
  ): Promise<PreparedLook> {
    const { metrics, settings, now } = this.options;
    return prepareLook({
      target,
      ...judgedPolicy(target.service, settings),
      memory,
      now: now().getTime(),
      hasHistory: metrics.hasHistory(target.service.cluster),
      since: memory ? undefined : await this.sinceEarlier(target),
    });
  }

  /** The same two revisions may have been compared before: that is over, and told by itself. */
  private async sinceEarlier(
    target: CanaryTarget,
  ): Promise<number | undefined> {
    const { watches } = this.options.journal;
    const [earlier] = await watches.earlierOf(newWatch(target, ''));
    return earlier?.endedAt === undefined
      ? undefined
      : Math.max(Date.parse(earlier.endedAt), canaryBegan(target.canary) ?? 0);
  }

  private async keep(
    { watch, look }: Looking,
    seen: Seen,
    signal: AbortSignal | undefined,
  ): Promise<Examined> {
    const { journal } = this.options;
    const { target, discarded } = look;
    const finished =
      seen instanceof Error ? seen : await this.finish(look, seen, watch);
    if (finished instanceof Error) {
      // The portal that stops is no trouble of the metrics.
      if (!signal?.aborted) {
        await this.keepTrouble(watch, target, finished);
      }
      return { target, watch, error: finished };
    }
    if (await journal.keepLook(watch, { ...finished, discarded })) {
      return { target, watch, report: finished.report };
    }
    // What another look found meanwhile counts; this one would count the same requests again.
    const kept = await journal.watches.openOf(watch.service);
    return kept?.report
      ? { target, watch: kept, report: kept.report }
      : { target, watch, report: finished.report };
  }

  /** What is kept may have been written by another version of the portal. */
  private async finish(
    look: PreparedLook,
    seen: LookObservations,
    { id, service }: StoredWatch,
  ): Promise<Pick<FinishedLook, 'memory' | 'report'> | Error> {
    const { journal, now } = this.options;
    try {
      return look.finish(seen, now().getTime());
    } catch (error) {
      const detail = `Evidence begins anew: what was kept of it cannot be used: ${error}`;
      await journal.watches.forgetMemory(id);
      await journal.note(
        service,
        { at: now().toISOString(), type: 'evidence-discarded', detail },
        id,
      );
      return new Error(detail);
    }
  }

  private async keepTrouble(
    { id }: StoredWatch,
    { service }: CanaryTarget,
    error: Error,
  ): Promise<void> {
    const { journal, explain, now } = this.options;
    await journal.watches.keepTrouble(
      id,
      explain(error, service.cluster),
      now().toISOString(),
    );
  }
}

function newWatch(
  { service, stable, canary }: CanaryTarget,
  beganAt: string,
): NewWatch {
  const sideOf = ({ name, modelVersion }: CanaryTarget['stable']) => ({
    revision: name,
    modelVersion,
  });
  return {
    service: service.id,
    stable: sideOf(stable),
    canary: sideOf(canary),
    beganAt,
  };
}

/** Whether it compares the same two revisions. */
export function isOf(
  watch: Pick<StoredWatch, 'stable' | 'canary'>,
  { stable, canary }: CanaryTarget,
): boolean {
  return (
    watch.stable.revision === stable.name &&
    watch.canary.revision === canary.name
  );
}
