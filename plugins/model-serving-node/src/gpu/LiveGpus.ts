import {
  type Gap,
  GPU_RESOURCES,
  type GpuHoldings,
  GpuInventory,
  type GpuResource,
  type GpuSettings,
  type Node,
  NODES,
  RESOURCE_SLICES,
} from '@modeldeck/plugin-model-serving-common';
import { DiscoveryCache } from '../fleet/live/DiscoveryCache';
import type { KubeClient } from '../kube/KubeClient';
import { gapOf } from '../kube/readState';
import { systemTiming, type Timing } from '../watch/Timing';
import { watchResource } from '../watch/watchResource';
import type { WatchSettings } from '../watch/WatchSettings';
import { GpuFeed } from './GpuFeed';
import { type KnownPools, PoolIdentities } from './PoolIdentities';

/** @public */
export interface LiveGpusOptions {
  /** stays open when the watches stop: whoever made it closes it */
  client: KubeClient;
  settings: GpuSettings;
  /** told that something of it changed; changes that come together are told together */
  onChange?(): void;
  /** told that a pool, or what is known of the pools, is not what it was */
  onPoolsChange?(): void;
  watchSettings?: WatchSettings;
  timing?: Timing;
}

const NOT_READ = { state: 'failed', reason: 'it was not read yet' } as const;

const COALESCE_MS = 50;

/**
 * Who holds which accelerators of a cluster, kept up to date by one watch for each kind of object
 * however many ask. They are apart from the services' watches: nodes and pods report in all the
 * time, and no service is assembled anew because of it. A role that may not read a kind loses what
 * depends on it and nothing else.
 *
 * @public
 */
export class LiveGpus {
  private readonly ending = new AbortController();
  private readonly inventory: GpuInventory;
  private readonly feeds: readonly GpuFeed[];
  private readonly identities: PoolIdentities;
  private readonly running: Promise<unknown>;
  private readonly timing: Timing;
  private readonly settled: Promise<void>;
  private settle: () => void = () => {};
  private poolsMayDiffer = false;
  private telling: Promise<void> | undefined;

  private constructor(private readonly options: LiveGpusOptions) {
    const { client, settings, timing = systemTiming } = options;
    const { cluster } = client;
    this.timing = timing;
    this.settled = new Promise(resolve => {
      this.settle = resolve;
    });
    this.inventory = new GpuInventory({ cluster, settings });
    for (const { type } of GPU_RESOURCES) {
      this.inventory.unread(type, NOT_READ.reason);
    }
    const discovery = new DiscoveryCache(
      client,
      GPU_RESOURCES.map(({ type }) => type),
      timing,
      this.ending.signal,
      () => {},
    );
    this.feeds = GPU_RESOURCES.map(need => this.feed(need, discovery));
    this.identities = new PoolIdentities({
      cluster,
      poolKeys: settings.poolKeys,
      nodes: () => this.nodes(),
      pools: () => this.holdings().pools,
      gaps: () => this.gaps().filter(({ resource }) => resource === NODES.id),
    });
    this.identities.refresh();
    this.running = Promise.all(this.feeds.map(feed => feed.run()));
  }

  /** Begins to watch, and waits for nothing. */
  static start(options: LiveGpusOptions): LiveGpus {
    return new LiveGpus(options);
  }

  /** Resolves when every kind was read once, or is known not to be readable. */
  ready(): Promise<void> {
    return this.settled;
  }

  /** Without telemetry. The same object until something changes. */
  holdings(): GpuHoldings {
    return this.inventory.read();
  }

  /** Which pools there are, without what is in them. */
  pools(): KnownPools {
    return this.identities.list();
  }

  /** What could not be read, and what cannot be told because of it. */
  gaps(): Gap[] {
    return this.feeds.flatMap(({ need: { type, without }, state }) =>
      gapOf({
        type,
        namespace: undefined,
        state: state?.read ?? NOT_READ,
        without,
      }),
    );
  }

  /** Since when some of it may be out of date. */
  staleSince(): string | undefined {
    const [first] = this.feeds
      .flatMap(({ state }) => state?.staleSince ?? [])
      .sort();
    return first;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.telling;
    this.settle();
  }

  private feed(need: GpuResource, discovery: DiscoveryCache): GpuFeed {
    const { client, watchSettings } = this.options;
    const { type } = need;
    const updates = watchResource({
      client,
      type,
      served: options => discovery.served(type, options),
      settings: watchSettings,
      timing: this.timing,
      signal: this.ending.signal,
    });
    return new GpuFeed(need, {
      updates,
      inventory: this.inventory,
      onChange: () => {
        this.poolsMayDiffer ||= type === NODES || type === RESOURCE_SLICES;
        this.schedule();
      },
    });
  }

  private nodes(): readonly Node[] {
    const feed = this.feeds.find(({ need }) => need.type === NODES);
    return (feed?.store.list('') ?? []) as readonly Node[];
  }

  private schedule(): void {
    const { signal } = this.ending;
    this.telling ??= this.timing.sleep(COALESCE_MS, signal).then(() => {
      this.telling = undefined;
      if (!signal.aborted) {
        this.tell();
      }
    });
  }

  private tell(): void {
    if (this.feeds.every(({ state }) => state !== undefined)) {
      this.settle();
    }
    this.options.onChange?.();
    const mayDiffer = this.poolsMayDiffer;
    this.poolsMayDiffer = false;
    if (mayDiffer && this.identities.refresh()) {
      this.options.onPoolsChange?.();
    }
  }
}
