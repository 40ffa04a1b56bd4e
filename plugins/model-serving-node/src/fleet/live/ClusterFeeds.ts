import {
  type Gap,
  type Known,
  type PlatformResource,
  type ReadState,
  type ServingPlatform,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../../kube/discovery/discover';
import type { KubeClient } from '../../kube/KubeClient';
import { gapOf } from '../../kube/readState';
import type { Timing } from '../../watch/Timing';
import { watchResource } from '../../watch/watchResource';
import type { WatchSettings } from '../../watch/WatchSettings';
import type { WatchState } from '../../watch/WatchUpdate';
import { type PlannedList, planLists } from '../planLists';
import { mergeObjects, type ObjectsRead } from '../readObjects';
import { followedPlatforms, withoutJoins } from '../servedPlatforms';
import { servedResources } from '../servedResources';
import { DiscoveryCache } from './DiscoveryCache';
import { ResourceFeed, type Touched } from './ResourceFeed';

export interface ClusterFeedsOptions {
  client: KubeClient;
  platforms: readonly ServingPlatform[];
  settings: ServingSettings;
  namespace?: string;
  labelSelector?: string;
  watchSettings?: WatchSettings;
  timing: Timing;
  onUpdate(touched: Touched): void;
}

interface RunningFeed {
  feed: ResourceFeed;
  ending: AbortController;
  ended: Promise<void>;
}

const NOT_READ: ReadState = { state: 'failed', reason: 'it was not read yet' };

/** One list of two is no list: what the feeds of a kind say together. */
function readOf(feeds: readonly ResourceFeed[]): ReadState {
  const states = feeds.map(({ state }) => state?.read ?? NOT_READ);
  return states.find(({ state }) => state !== 'read') ?? { state: 'read' };
}

/**
 * The watches on one cluster: on what makes services of any platform, and on what belongs to
 * those of the platforms that the cluster has. Which ones those are may change while it runs.
 */
export class ClusterFeeds {
  private readonly ending = new AbortController();
  private readonly discovery: DiscoveryCache;
  private readonly running = new Map<string, RunningFeed>();
  private readonly ended: Promise<void>[] = [];
  private followed: ReadonlySet<ServingPlatform> = new Set();
  private plan: readonly PlannedList[] = [];
  private resources: Known<PlatformResource[]> = unknown(
    'the cluster did not say yet what it serves',
  );

  constructor(private readonly options: ClusterFeedsOptions) {
    const { client, platforms, timing } = options;
    this.discovery = new DiscoveryCache(
      client,
      platforms.flatMap(({ resources }) => resources.map(({ type }) => type)),
      timing,
      this.ending.signal,
      discovery => this.follow(discovery),
    );
  }

  /** Whether every kind was read or has said why not. */
  get isSettled(): boolean {
    return this.feeds().every(({ state }) => state !== undefined);
  }

  start(): void {
    this.replan();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all([
      ...this.ended,
      ...[...this.running.values()].map(({ ended }) => ended),
    ]);
  }

  states(): WatchState[] {
    return this.feeds().flatMap(({ state }) => state ?? []);
  }

  gaps(): Gap[] {
    const { namespace } = this.options;
    return this.plan.flatMap(planned =>
      gapOf({
        type: planned.type,
        namespace,
        state: readOf(this.feedsOf(planned)),
        without: planned.without,
      }),
    );
  }

  /** What the cluster said last of the kinds of all platforms. */
  served(): Known<PlatformResource[]> {
    return this.resources;
  }

  namespaceNames(): string[] {
    return this.feeds()
      .filter(({ type }) => type.namespaced)
      .flatMap(({ store }) => store.namespaceNames());
  }

  /** What is known of a namespace, cluster-scoped objects included. */
  read(namespace: string): ObjectsRead[] {
    return this.plan.map(planned => {
      const { type } = planned;
      const feeds = this.feedsOf(planned);
      return {
        type,
        objects: mergeObjects(
          feeds.map(({ store }) =>
            store.list(type.namespaced ? namespace : ''),
          ),
        ),
        state: readOf(feeds),
      };
    });
  }

  private follow(discovery: Discovery): void {
    const { platforms } = this.options;
    this.resources = servedResources(platforms, discovery);
    const former = this.followed;
    this.followed = followedPlatforms(platforms, former, discovery);
    const isSame =
      former.size === this.followed.size &&
      [...former].every(platform => this.followed.has(platform));
    if (!isSame) {
      this.replan();
    }
  }

  /** Starts what is wanted now and ends what no longer is. */
  private replan(): void {
    const { platforms, settings, labelSelector } = this.options;
    this.plan = planLists(
      platforms.map(platform =>
        this.followed.has(platform) ? platform : withoutJoins(platform),
      ),
      settings,
      labelSelector,
    );
    const wanted = new Set(this.plan.flatMap(keysOf));
    for (const [key, { ending, ended }] of this.running) {
      if (!wanted.has(key)) {
        this.running.delete(key);
        this.ended.push(ended);
        ending.abort();
      }
    }
    for (const planned of this.plan) {
      this.startMissing(planned);
    }
  }

  private startMissing(planned: PlannedList): void {
    for (const selector of planned.selectors) {
      const key = keyOf(planned, selector);
      if (!this.running.has(key)) {
        this.running.set(key, this.startFeed(planned, selector));
      }
    }
  }

  private startFeed(
    { type }: PlannedList,
    selector: string | undefined,
  ): RunningFeed {
    const { client, namespace, watchSettings, timing } = this.options;
    const ending = new AbortController();
    const updates = watchResource({
      client,
      type,
      served: options => this.discovery.served(type, options),
      namespace,
      selection:
        selector === undefined ? undefined : { labelSelector: selector },
      settings: watchSettings,
      timing,
      signal: AbortSignal.any([this.ending.signal, ending.signal]),
    });
    const feed = new ResourceFeed(type, updates, this.options.onUpdate);
    return { feed, ending, ended: feed.run() };
  }

  private feeds(): ResourceFeed[] {
    return [...this.running.values()].map(({ feed }) => feed);
  }

  private feedsOf(planned: PlannedList): ResourceFeed[] {
    return keysOf(planned).flatMap(key => this.running.get(key)?.feed ?? []);
  }
}

function keysOf(planned: PlannedList): string[] {
  return planned.selectors.map(selector => keyOf(planned, selector));
}

function keyOf({ type }: PlannedList, selector = ''): string {
  return `${type.id} ${selector}`;
}
