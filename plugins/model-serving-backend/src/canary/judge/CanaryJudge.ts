import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  canaryTarget,
  type CanaryTarget,
  type ClusterState,
  isInFlight,
  type ModelService,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { StoredWatch } from '../../database/canaryWatchRow';
import type { Fleet } from '../../fleet/Fleet';
import type { CanaryJournal } from '../history/CanaryJournal';
import { atMost } from '../metrics/atMost';
import type { CanaryExaminer, Examined } from './CanaryExaminer';
import { type Ending, howItEnded } from './howItEnded';

export interface CanaryJudgeOptions {
  fleet: Pick<Fleet, 'list' | 'get'>;
  journal: CanaryJournal;
  examiner: CanaryExaminer;
  now: () => Date;
  logger: LoggerService;
  /** does what follows of what was found */
  follow: (examined: Examined) => Promise<void>;
  /** how long canaries that ended are told of */
  keepDays: number;
}

/** One that is rolled back is watched until its traffic has followed. */
const FOLLOWED_AT_ONCE = 10;

/** Objects of one change arrive one after the other: it is over when it is so twice. */
const OVER_WHEN_SEEN = 2;

/** Looks at all canaries in flight, whether or not anybody else does. */
export class CanaryJudge {
  /** how often a watch was found to be over, by its id */
  private readonly over = new Map<string, number>();

  constructor(private readonly options: CanaryJudgeOptions) {}

  async judgeAll(signal?: AbortSignal): Promise<void> {
    const { fleet, journal, now } = this.options;
    const list = fleet.list();
    await this.endThoseOver(list);
    await this.tellUnreadable(list);
    await Promise.all(
      list.clusters.filter(isReadable).map(({ name }) => {
        const services = list.items.filter(({ cluster }) => cluster === name);
        return this.judge(name, services.flatMap(inFlight), signal);
      }),
    );
    await journal.expire(now().toISOString(), this.options.keepDays);
  }

  /** One cluster that is slow, or fails, keeps no other waiting. */
  private async judge(
    cluster: string,
    targets: readonly CanaryTarget[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { examiner, logger } = this.options;
    try {
      const examined = await examiner.examine(cluster, targets, signal);
      await atMost(FOLLOWED_AT_ONCE, examined, each => this.follow(each));
    } catch (error) {
      logger.error(
        `The canaries of cluster "${cluster}" could not be judged: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  private async endThoseOver({ clusters }: ModelServiceList): Promise<void> {
    const { fleet, journal, now } = this.options;
    const open = await journal.watches.open();
    for (const watch of open) {
      const ending = endingOf(watch, clusters, fleet.get(watch.service));
      const times = ending ? (this.over.get(watch.id) ?? 0) + 1 : 0;
      this.over.set(watch.id, times);
      if (ending && times >= OVER_WHEN_SEEN) {
        await journal.end(watch, ending, now().toISOString());
      }
    }
    const ids = new Set(open.map(({ id }) => id));
    for (const id of this.over.keys()) {
      if (!ids.has(id)) {
        this.over.delete(id);
      }
    }
  }

  private async tellUnreadable({ clusters }: ModelServiceList): Promise<void> {
    const { watches } = this.options.journal;
    const unreadable = clusters.filter(cluster => !isReadable(cluster));
    if (unreadable.length === 0) {
      return;
    }
    const at = this.options.now().toISOString();
    for (const watch of await watches.open()) {
      const cluster = unreadable.find(each => isIn(watch, each));
      if (cluster) {
        const reason = `cluster "${cluster.name}" is not reachable: ${
          cluster.error ?? 'it does not answer'
        }`;
        await watches.keepTrouble(watch.id, reason, at);
      }
    }
  }

  private async follow(examined: Examined): Promise<void> {
    const { follow, logger } = this.options;
    try {
      await follow(examined);
    } catch (error) {
      logger.error(
        `What follows for the canary of ${
          examined.watch.service
        } failed: ${stringifyError(error)}`,
      );
    }
  }
}

function inFlight(service: ModelService): CanaryTarget[] {
  const target = canaryTarget(service);
  return 'reason' in target || !isInFlight(target) ? [] : [target];
}

/** What is kept of a cluster that does not answer is no ground to judge by. */
function isReadable({ reachable, staleSince }: ClusterState): boolean {
  return reachable && staleSince === undefined;
}

/** What is missing because it was not read is not over. */
function isWhole(cluster: ClusterState): boolean {
  return (
    isReadable(cluster) && cluster.gaps.every(({ state }) => state !== 'failed')
  );
}

function endingOf(
  watch: StoredWatch,
  clusters: readonly ClusterState[],
  service: ModelService | undefined,
): Ending | undefined {
  const cluster = clusters.find(each => isIn(watch, each));
  if (!cluster) {
    const detail = 'The portal does not read its cluster any more';
    return { outcome: 'gone', detail };
  }
  return isWhole(cluster) ? howItEnded(watch, service) : undefined;
}

function isIn({ service }: StoredWatch, { name }: ClusterState): boolean {
  return service.startsWith(`${encodeURIComponent(name)}/`);
}
