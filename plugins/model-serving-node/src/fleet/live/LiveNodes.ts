import { isDeepStrictEqual } from 'node:util';
import {
  type Gap,
  type GpuPoolIdentity,
  gpuPools,
  type Node,
  NODES,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../../kube/KubeClient';
import { gapOf } from '../../kube/readState';
import { systemTiming, type Timing } from '../../watch/Timing';
import { watchResource } from '../../watch/watchResource';
import type { WatchSettings } from '../../watch/WatchSettings';
import { ResourceFeed } from './ResourceFeed';

/** @public */
export interface LiveNodesOptions {
  /** stays open when the watch stops: whoever made it closes it */
  client: KubeClient;
  /** labels that name pools; the first one that a node carries counts */
  poolKeys: readonly string[];
  /** told that a pool, or what is known of the pools, is not what it was */
  onChange(): void;
  watchSettings?: WatchSettings;
  timing?: Timing;
}

/** What there is to say about the pools of one cluster. @public */
export interface KnownPools {
  pools: readonly GpuPoolIdentity[];
  /** why pools may be missing; none once the nodes were read */
  gaps: readonly Gap[];
}

const NOT_READ = { state: 'failed', reason: 'it was not read yet' } as const;

/**
 * The GPU pools of a cluster, by one watch on its nodes. It is apart from the services' watches:
 * nodes report in all the time, and no service is assembled anew because of it. A role that may
 * not read nodes costs the pools and nothing else.
 *
 * @public
 */
export class LiveNodes {
  private readonly ending = new AbortController();
  private readonly feed: ResourceFeed;
  private readonly running: Promise<void>;
  private known: KnownPools;

  private constructor(private readonly options: LiveNodesOptions) {
    const { client, watchSettings, timing = systemTiming } = options;
    const { signal } = this.ending;
    const updates = watchResource({
      client,
      type: NODES,
      // Every cluster has nodes, whatever else it serves.
      served: async () => ({ state: 'served', version: 'v1' }),
      settings: watchSettings,
      timing,
      signal,
    });
    this.feed = new ResourceFeed(NODES, updates, () => this.refresh());
    this.known = this.read();
    this.running = this.feed.run();
  }

  /** Begins to watch, and waits for nothing. */
  static start(options: LiveNodesOptions): LiveNodes {
    return new LiveNodes(options);
  }

  list(): KnownPools {
    return this.known;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** A node's heartbeat changes the node and no pool. */
  private refresh(): void {
    const known = this.read();
    if (!isDeepStrictEqual(known, this.known)) {
      this.known = known;
      this.options.onChange();
    }
  }

  private read(): KnownPools {
    const { client, poolKeys } = this.options;
    return {
      pools: gpuPools({
        cluster: client.cluster,
        nodes: this.feed.store.list('') as readonly Node[],
        poolKeys,
      }),
      gaps: gapOf({
        type: NODES,
        namespace: undefined,
        state: this.feed.state?.read ?? NOT_READ,
        without: 'which GPU pools there are and what runs in them',
      }),
    };
  }
}
