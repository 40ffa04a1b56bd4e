import {
  type ClusterState,
  type Gap,
  isUnknown,
  type Known,
  type ModelService,
  type ReadState,
  type ServingPlatform,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../../kube/KubeClient';
import { isClusterFailure } from '../../kube/KubeError';
import { gapOf } from '../../kube/readState';
import type { Timing } from '../../watch/Timing';
import { watchResource } from '../../watch/watchResource';
import type { WatchSettings } from '../../watch/WatchSettings';
import { assembleServices, type Assembly } from '../assembleServices';
import { readVersion } from '../clusterState';
import { type PlannedList, planLists } from '../planLists';
import { mergeObjects } from '../readObjects';
import { diffServices, type ServiceChange } from './diffServices';
import { DiscoveryCache } from './DiscoveryCache';
import { ResourceFeed, type Touched } from './ResourceFeed';

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

interface PlannedFeeds {
  plan: PlannedList;
  feeds: ResourceFeed[];
}

const NOT_READ: ReadState = { state: 'failed', reason: 'it was not read yet' };

/** One list of two is no list: what the feeds of a kind say together. */
function readOf(feeds: readonly ResourceFeed[]): ReadState {
  const states = feeds.map(({ state }) => state?.read ?? NOT_READ);
  return states.find(({ state }) => state !== 'read') ?? { state: 'read' };
}

/** The watches on one cluster, and the services they make. Nothing here can hurt another cluster. */
export class LiveCluster {
  private readonly ending = new AbortController();
  private readonly planned: PlannedFeeds[];
  private readonly dirty = new Set<string>();
  private readonly services = new Map<string, readonly ModelService[]>();
  /** namespaces that keep their last known services */
  private readonly notUnderstood = new Map<string, Gap[]>();
  private version: Known<string> = unknown('the cluster was not asked yet');
  private running: Promise<unknown> | undefined;

  constructor(private readonly options: LiveClusterOptions) {
    const { client, platforms, settings, labelSelector, timing } = options;
    const plans = planLists(platforms, settings, labelSelector);
    const discovery = new DiscoveryCache(
      client,
      plans.map(({ type }) => type),
      timing,
      this.ending.signal,
    );
    this.planned = plans.map(plan => ({
      plan,
      feeds: plan.selectors.map(selector =>
        this.feed(plan, selector, discovery),
      ),
    }));
  }

  get name(): string {
    return this.options.client.cluster;
  }

  /** Whether every kind was read or has said why not. */
  get isSettled(): boolean {
    return this.feeds().every(({ state }) => state !== undefined);
  }

  start(): void {
    this.running = Promise.all([
      this.learnVersion(),
      ...this.feeds().map(feed => feed.run()),
    ]);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
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

  clusterState(): ClusterState {
    const states = this.feeds().flatMap(({ state }) => state ?? []);
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
    const { namespace } = this.options;
    const unread = this.planned.flatMap(({ plan, feeds }) =>
      gapOf({
        resource: plan.type.id,
        namespace,
        state: readOf(feeds),
        without: plan.without,
      }),
    );
    return [...unread, ...[...this.notUnderstood.values()].flat()];
  }

  private feeds(): ResourceFeed[] {
    return this.planned.flatMap(({ feeds }) => feeds);
  }

  private feed(
    { type }: PlannedList,
    selector: string | undefined,
    discovery: DiscoveryCache,
  ): ResourceFeed {
    const { client, namespace, watchSettings, timing } = this.options;
    const updates = watchResource({
      client,
      type,
      served: options => discovery.served(type, options),
      namespace,
      selection:
        selector === undefined ? undefined : { labelSelector: selector },
      settings: watchSettings,
      timing,
      signal: this.ending.signal,
    });
    return new ResourceFeed(type, updates, touched => this.touch(touched));
  }

  private touch(touched: Touched): void {
    const names = touched === 'all' ? this.namespaceNames() : touched;
    for (const name of names) {
      this.dirty.add(name);
    }
    this.options.onChange();
  }

  private namespaceNames(): Set<string> {
    return new Set([
      ...this.services.keys(),
      ...this.planned
        .filter(({ plan }) => plan.type.namespaced)
        .flatMap(({ feeds }) => feeds)
        .flatMap(({ store }) => store.namespaceNames()),
    ]);
  }

  private assemble(namespace: string, observedAt: string): Assembly {
    const read = this.planned.map(({ plan: { type }, feeds }) => ({
      type,
      objects: mergeObjects(
        feeds.map(({ store }) => store.list(type.namespaced ? namespace : '')),
      ),
      state: readOf(feeds),
    }));
    return assembleServices({
      cluster: this.name,
      observedAt,
      platforms: this.options.platforms,
      settings: this.options.settings,
      read,
      labelSelector: this.options.labelSelector,
    });
  }
}
