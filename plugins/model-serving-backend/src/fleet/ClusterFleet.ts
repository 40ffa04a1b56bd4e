import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isUnknown,
  plainText,
  unknown,
  type ClusterState,
  type GpuPoolList,
  type ModelService,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type {
  FleetChange,
  FleetListener,
  GpuSnapshot,
  ServedByCluster,
} from '@modeldeck/plugin-model-serving-node';
import type { Fleet, GpuPoolsListener } from './Fleet';
import { replaceFleet } from './replaceFleet';

/** How long to wait before the credentials are read again; doubled with each failure. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Calls the function once after this time, unless the returned function is called before. */
export type Later = (milliseconds: number, run: () => void) => () => void;

/** A fleet that can tell when it was read once, or is known not to be readable. */
export interface WatchedFleet extends Fleet {
  ready(): Promise<void>;
}

/** A cluster's address and credentials as they are configured now. */
export interface ClusterLink {
  /** one cheap request; rejects when the cluster does not answer it */
  check(): Promise<unknown>;
  /** the fleet closes the link when it stops */
  watch(): WatchedFleet;
  close(): void;
}

/**
 * The fleet of one configured cluster. It is there from the start, also when the cluster's
 * credentials are not: until they can be read it says why there are no services. While the
 * cluster is out of reach the credentials are read again, since a kubeconfig may have been
 * written anew; the last known services stay until the new ones are there.
 */
export class ClusterFleet implements Fleet {
  private readonly listeners = new Set<FleetListener>();
  private readonly poolListeners = new Set<GpuPoolsListener>();
  private live: Fleet | undefined;
  /** what may take the place of `live` */
  private next: Fleet | undefined;
  private error = 'it has not been read yet';
  private wait = FIRST_WAIT_MS;
  private cancelWait: (() => void) | undefined;
  private isStopped = false;
  private connecting: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: {
      name: string;
      /** says an error's hint in terms of the configuration */
      hint: (text: string) => string;
      /** rejects when there are no credentials */
      link: () => Promise<ClusterLink>;
      logger: LoggerService;
      now: () => Date;
      later: Later;
    },
  ) {}

  static start(options: ClusterFleet['options']): ClusterFleet {
    const fleet = new ClusterFleet(options);
    fleet.connecting = fleet.connect();
    return fleet;
  }

  list(): ModelServiceList {
    const list = this.live?.list();
    return list
      ? { ...list, clusters: list.clusters.map(this.inConfigTerms) }
      : {
          apiVersion: 'modeldeck.io/v1alpha1',
          kind: 'ModelServiceList',
          observedAt: this.options.now().toISOString(),
          clusters: [this.unconnected()].map(this.inConfigTerms),
          items: [],
        };
  }

  get(id: string): ModelService | undefined {
    return this.live?.get(id);
  }

  gpuPools(): GpuPoolList {
    const list = this.live?.gpuPools();
    return list
      ? { ...list, clusters: list.clusters.map(this.inConfigTerms) }
      : {
          apiVersion: 'modeldeck.io/v1alpha1',
          kind: 'GpuPoolList',
          observedAt: this.options.now().toISOString(),
          clusters: [this.unconnected()].map(this.inConfigTerms),
          items: [],
        };
  }

  gpus(): GpuSnapshot {
    const { clusters, holdings } = this.live?.gpus() ?? {
      clusters: [this.unconnected()],
      holdings: [],
    };
    return { clusters: clusters.map(this.inConfigTerms), holdings };
  }

  served(): ServedByCluster[] {
    const { name, hint } = this.options;
    return (
      this.live?.served() ?? [
        { cluster: name, resources: unknown(hint(this.error)) },
      ]
    );
  }

  subscribe(listener: FleetListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  subscribeGpuPools(listener: GpuPoolsListener): () => void {
    this.poolListeners.add(listener);
    return () => this.poolListeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.cancelWait?.();
    await this.next?.stop();
    await this.connecting;
    await this.live?.stop();
  }

  private async connect(): Promise<void> {
    const { name, link, logger } = this.options;
    try {
      this.watch((await link()).watch());
      logger.info(`Watching cluster "${name}"`);
    } catch (error) {
      this.tellUnconnected(
        plainText(error instanceof Error ? error.message : String(error)),
      );
      this.connectLater(() => this.connect());
    }
  }

  /** Looks for a cluster that is out of reach where the configuration says it is now. */
  private async reconnect(): Promise<void> {
    if (!this.live || !isLost(this.live)) {
      this.wait = FIRST_WAIT_MS;
      return;
    }
    const link = await this.checkedLink();
    if (link && !this.isStopped) {
      await this.replaceWith(link.watch());
    }
    this.connectLater(() => this.reconnect());
  }

  /** Undefined for whatever reason: the state of the cluster says what is wrong already. */
  private async checkedLink(): Promise<ClusterLink | undefined> {
    let link: ClusterLink | undefined;
    try {
      link = await this.options.link();
      await link.check();
      return link;
    } catch {
      link?.close();
      return undefined;
    }
  }

  private async replaceWith(next: WatchedFleet): Promise<void> {
    this.next = next;
    await next.ready();
    this.next = undefined;
    const { live } = this;
    if (!live || !isLost(live) || isLost(next) || this.isStopped) {
      await next.stop();
      return;
    }
    const change = replaceFleet(live, next);
    this.watch(next);
    this.tell(change);
    this.tellOfGpuPools();
    await live.stop();
  }

  private watch(live: Fleet): void {
    this.live = live;
    live.subscribeGpuPools(() => {
      if (this.live === live) {
        this.tellOfGpuPools();
      }
    });
    live.subscribe(change => {
      if (this.live !== live) {
        return;
      }
      this.tell(change);
      if (isLost(live) && !this.cancelWait) {
        this.connectLater(() => this.reconnect());
      }
    });
  }

  private connectLater(connect: () => Promise<void>): void {
    if (this.isStopped) {
      return;
    }
    this.cancelWait = this.options.later(this.wait, () => {
      this.cancelWait = undefined;
      this.connecting = connect();
    });
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  private tellUnconnected(error: string): void {
    if (this.error !== error) {
      this.error = error;
      this.options.logger.warn(
        `Cluster "${this.options.name}" cannot be read: ${this.options.hint(
          error,
        )}. Trying again until it can`,
      );
      this.tell({
        changed: [],
        removed: [],
        clusters: [this.unconnected()],
      });
    }
  }

  private tell(change: FleetChange): void {
    const clusters = change.clusters.map(this.inConfigTerms);
    for (const listener of this.listeners) {
      listener({ ...change, clusters });
    }
  }

  private tellOfGpuPools(): void {
    for (const listener of this.poolListeners) {
      listener(this.options.name);
    }
  }

  private readonly inConfigTerms = (cluster: ClusterState): ClusterState => {
    const { hint } = this.options;
    const { error, version } = cluster;
    return error === undefined
      ? cluster
      : {
          ...cluster,
          error: hint(error),
          version: isUnknown(version)
            ? unknown(hint(version.unknown))
            : version,
        };
  };

  private unconnected(): ClusterState {
    return {
      name: this.options.name,
      version: unknown(this.error),
      reachable: false,
      error: this.error,
      gaps: [],
    };
  }
}

function isLost(fleet: Fleet): boolean {
  return fleet.list().clusters.some(({ reachable }) => !reachable);
}
