import {
  type ClusterState,
  type Gap,
  isUnknown,
  type Known,
  type ModelService,
  type PlatformResource,
  type ServingPlatform,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../../kube/KubeClient';
import { isClusterFailure } from '../../kube/KubeError';
import type { Timing } from '../../watch/Timing';
import type { WatchSettings } from '../../watch/WatchSettings';
import { assembleServices, type Assembly } from '../assembleServices';
import { readVersion } from '../clusterState';
import { ClusterFeeds } from './ClusterFeeds';
import { diffServices, type ServiceChange } from './diffServices';
import type { Touched } from './ResourceFeed';

export interface LiveClusterOptions {
  client: KubeClient;
  platforms: readonly ServingPlatform[];
  settings: ServingSettings;
  namespace?: string;
  labelSelector?: string;
  watchSettings?: WatchSettings;
  timing: Timing;
  /** told that objects or the state of the cluster changed */
  onChange(): void;
}

const VERSION_RETRY_MS = 30_000;

/** The watches on one cluster, and the services they make. Nothing here can hurt another cluster. */
export class LiveCluster {
  private readonly ending = new AbortController();
  private readonly feeds: ClusterFeeds;
  private readonly dirty = new Set<string>();
  private readonly services = new Map<string, readonly ModelService[]>();
  /** namespaces that keep their last known services */
  private readonly notUnderstood = new Map<string, Gap[]>();
  private version: Known<string> = unknown('the cluster was not asked yet');
  private learning: Promise<void> | undefined;

  constructor(private readonly options: LiveClusterOptions) {
    this.feeds = new ClusterFeeds({
      ...options,
      onUpdate: touched => this.touch(touched),
    });
  }

  get name(): string {
    return this.options.client.cluster;
  }

  /** Whether every kind was read or has said why not. */
  get isSettled(): boolean {
    return this.feeds.isSettled;
  }

  start(): void {
    this.learning = this.learnVersion();
    this.feeds.start();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all([this.learning, this.feeds.stop()]);
    this.options.client.close();
  }

  /** Brings the services up to date, and tells what changed with them. */
  refresh(observedAt: string): ServiceChange {
    const changed: ModelService[] = [];
    const removed: string[] = [];
    if (this.isSettled) {
      for (const namespace of this.dirty) {
        const diff = this.refreshNamespace(namespace, observedAt);
        changed.push(...diff.changed);
        removed.push(...diff.removed);
      }
      this.dirty.clear();
    }
    return { changed, removed };
  }

  private refreshNamespace(
    namespace: string,
    observedAt: string,
  ): ServiceChange {
    const { services, gaps } = this.assemble(namespace, observedAt);
    if (gaps.length > 0) {
      this.notUnderstood.set(namespace, gaps);
      return { changed: [], removed: [] };
    }
    this.notUnderstood.delete(namespace);
    const diff = diffServices(this.services.get(namespace) ?? [], services);
    this.services.set(namespace, diff.services);
    return diff;
  }

  /** In order of namespace and name. */
  list(): ModelService[] {
    return [...this.services.keys()]
      .sort()
      .flatMap(namespace => this.services.get(namespace) ?? []);
  }

  served(): Known<PlatformResource[]> {
    return this.feeds.served();
  }

  clusterState(): ClusterState {
    const states = this.feeds.states();
    const [failure] = states.flatMap(({ error }) =>
      error && isClusterFailure(error) ? [error] : [],
    );
    const stale = states.flatMap(({ staleSince }) => staleSince ?? []).sort();
    // A kind that is absent or forbidden is asked for so seldom that it proves nothing.
    const reachable =
      !failure ||
      states.some(({ read, error }) => read.state === 'read' && !error);
    return {
      name: this.name,
      version: this.version,
      reachable,
      ...(stale[0] !== undefined && { staleSince: stale[0] }),
      ...(failure && !reachable && { error: failure.message }),
      gaps: reachable ? this.gaps() : [],
    };
  }

  /** Asks for the version until it is told. It is no reason to hold anything else up. */
  private async learnVersion(): Promise<void> {
    const { client, timing } = this.options;
    const { signal } = this.ending;
    while (!signal.aborted) {
      this.version = await readVersion(client, signal);
      if (!isUnknown(this.version)) {
        this.options.onChange();
        return;
      }
      await timing.sleep(VERSION_RETRY_MS, signal);
    }
  }

  private gaps(): Gap[] {
    return [...this.feeds.gaps(), ...[...this.notUnderstood.values()].flat()];
  }

  private touch(touched: Touched): void {
    const names = touched === 'all' ? this.namespaceNames() : touched;
    for (const name of names) {
      this.dirty.add(name);
    }
    this.options.onChange();
  }

  private namespaceNames(): Set<string> {
    return new Set([...this.services.keys(), ...this.feeds.namespaceNames()]);
  }

  private assemble(namespace: string, observedAt: string): Assembly {
    return assembleServices({
      cluster: this.name,
      observedAt,
      platforms: this.options.platforms,
      settings: this.options.settings,
      read: this.feeds.read(namespace),
      labelSelector: this.options.labelSelector,
    });
  }
}
