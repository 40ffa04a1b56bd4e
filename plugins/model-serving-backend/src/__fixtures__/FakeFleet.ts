import type {
  ClusterState,
  GpuHoldings,
  GpuPoolIdentity,
  GpuPoolList,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type {
  FleetListener,
  GpuSnapshot,
  ServedByCluster,
} from '@modeldeck/plugin-model-serving-node';
import type { Fleet, GpuPoolsListener } from '../fleet/Fleet';
import { clusterState } from './modelServices';

/** A fleet whose content the test sets. */
export class FakeFleet implements Fleet {
  readonly listeners = new Set<FleetListener>();
  readonly poolListeners = new Set<GpuPoolsListener>();
  stopped = false;
  resources: ServedByCluster['resources'] = [];

  constructor(
    private items: ModelService[] = [],
    private clusters: ClusterState[] = [clusterState()],
    private pools: GpuPoolIdentity[] = [],
    private readonly holdings: GpuHoldings[] = [],
  ) {}

  list(): ModelServiceList {
    return {
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'ModelServiceList',
      observedAt: '2026-01-01T00:00:00.000Z',
      clusters: this.clusters,
      items: this.items,
    };
  }

  get(id: string): ModelService | undefined {
    return this.items.find(item => item.id === id);
  }

  gpuPools(): GpuPoolList {
    return { ...this.list(), kind: 'GpuPoolList', items: this.pools };
  }

  gpus(): GpuSnapshot {
    return { clusters: this.clusters, holdings: this.holdings };
  }

  subscribeGpuPools(listener: GpuPoolsListener): () => void {
    this.poolListeners.add(listener);
    return () => this.poolListeners.delete(listener);
  }

  served(): ServedByCluster[] {
    return this.clusters.map(({ name }) => ({
      cluster: name,
      resources: this.resources,
    }));
  }

  subscribe(listener: FleetListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async ready(): Promise<void> {}

  async stop(): Promise<void> {
    this.stopped = true;
  }

  /** Replaces the GPU pools and tells everyone. */
  changePools(cluster: string, pools: GpuPoolIdentity[]): void {
    this.pools = pools;
    for (const listener of this.poolListeners) {
      listener(cluster);
    }
  }

  /** Changes the content and tells everyone. */
  change(options: {
    changed?: ModelService[];
    removed?: string[];
    clusters?: ClusterState[];
  }): void {
    const { changed = [], removed = [] } = options;
    const gone = new Set([...removed, ...changed.map(({ id }) => id)]);
    this.items = [...this.items.filter(({ id }) => !gone.has(id)), ...changed];
    this.clusters = options.clusters ?? this.clusters;
    for (const listener of this.listeners) {
      listener({ changed, removed, clusters: this.clusters });
    }
  }
}
