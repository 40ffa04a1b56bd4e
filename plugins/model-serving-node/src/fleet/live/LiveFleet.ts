import { isDeepStrictEqual } from 'node:util';
import {
  type ClusterState,
  DEFAULT_SETTINGS,
  type Known,
  type ModelService,
  type ModelServiceList,
  type PlatformResource,
  type ServingPlatform,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../../kube/KubeClient';
import { systemTiming, type Timing } from '../../watch/Timing';
import type { WatchSettings } from '../../watch/WatchSettings';
import { LiveCluster } from './LiveCluster';

/** @public */
export interface LiveFleetOptions {
  /** one per cluster; they are closed with the fleet */
  clients: readonly KubeClient[];
  platforms: readonly ServingPlatform[];
  /** how the company has its services read; the defaults if not given */
  settings?: ServingSettings;
  now(): Date;
  /** absent: all namespaces */
  namespace?: string;
  /** narrows the objects that make services */
  labelSelector?: string;
  watchSettings?: WatchSettings;
  timing?: Timing;
}

/** What is different since the last change. @public */
export interface FleetChange {
  changed: ModelService[];
  /** ids of services that are gone for certain; those of a dead cluster are not */
  removed: string[];
  /** the state of every cluster */
  clusters: ClusterState[];
}

/** What a cluster said last about the kinds that platforms are made of. @public */
export interface ServedByCluster {
  cluster: string;
  resources: Known<readonly PlatformResource[]>;
}

/** @public */
export type FleetListener = (change: FleetChange) => void;

/** Changes that come together are told together: a rollout moves many objects at once. */
const COALESCE_MS = 50;

/**
 * All model services of several clusters, kept up to date by one watch per cluster and kind,
 * however many ask. A cluster that stops answering keeps its last known services; its state says
 * since when they may be out of date.
 *
 * @public
 */
export class LiveFleet {
  private readonly clusters: LiveCluster[];
  private readonly listeners = new Set<FleetListener>();
  private readonly byId = new Map<string, ModelService>();
  private readonly ending = new AbortController();
  private readonly settled: Promise<void>;
  private settle: () => void = () => {};
  private states: ClusterState[] = [];
  private items: ModelService[] | undefined;
  private flushing: Promise<void> | undefined;

  private constructor(private readonly options: LiveFleetOptions) {
    const {
      clients,
      settings = DEFAULT_SETTINGS,
      watchSettings,
      timing = systemTiming,
      ...rest
    } = options;
    this.settled = new Promise(resolve => {
      this.settle = resolve;
    });
    this.clusters = clients.map(
      client =>
        new LiveCluster({
          ...rest,
          client,
          settings,
          watchSettings,
          timing,
          onChange: () => this.schedule(timing),
        }),
    );
  }

  /** Begins to watch, and waits for nothing. */
  static start(options: LiveFleetOptions): LiveFleet {
    const fleet = new LiveFleet(options);
    fleet.clusters.forEach(cluster => cluster.start());
    // Only what has begun knows what is still unread: before, nothing would look like all.
    fleet.states = fleet.clusters.map(cluster => cluster.clusterState());
    if (fleet.clusters.length === 0) {
      fleet.settle();
    }
    return fleet;
  }

  /** Resolves when every cluster was read once, or is known not to be readable. */
  ready(): Promise<void> {
    return this.settled;
  }

  list(): ModelServiceList {
    this.items ??= this.clusters.flatMap(cluster => cluster.list());
    return {
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'ModelServiceList',
      observedAt: this.options.now().toISOString(),
      clusters: this.states,
      items: this.items,
    };
  }

  get(id: string): ModelService | undefined {
    return this.byId.get(id);
  }

  /** Told from what the watches asked anyway. */
  served(): ServedByCluster[] {
    return this.clusters.map(cluster => ({
      cluster: cluster.name,
      resources: cluster.served(),
    }));
  }

  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: FleetListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.clusters.map(cluster => cluster.stop()));
    await this.flushing;
    this.listeners.clear();
    this.settle();
  }

  private schedule(timing: Timing): void {
    this.flushing ??= timing.sleep(COALESCE_MS, this.ending.signal).then(() => {
      this.flushing = undefined;
      if (!this.ending.signal.aborted) {
        this.flush();
      }
    });
  }

  private flush(): void {
    const observedAt = this.options.now().toISOString();
    const changes = this.clusters.map(cluster => cluster.refresh(observedAt));
    const changed = changes.flatMap(change => change.changed);
    const removed = changes.flatMap(change => change.removed);
    const states = this.clusters.map(cluster => cluster.clusterState());
    const isNews =
      changed.length > 0 ||
      removed.length > 0 ||
      !isDeepStrictEqual(states, this.states);
    this.remember(changed, removed, states);
    if (this.clusters.every(({ isSettled }) => isSettled)) {
      this.settle();
    }
    if (isNews) {
      this.tell({ changed, removed, clusters: states });
    }
  }

  /** What one listener does wrong costs neither the others nor the fleet their changes. */
  private tell(change: FleetChange): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(change);
      } catch (error) {
        process.emitWarning(
          error instanceof Error ? error : `a fleet listener threw ${error}`,
        );
      }
    }
  }

  private remember(
    changed: readonly ModelService[],
    removed: readonly string[],
    states: ClusterState[],
  ): void {
    this.items = undefined;
    this.states = states;
    removed.forEach(id => this.byId.delete(id));
    changed.forEach(service => this.byId.set(service.id, service));
  }
}
