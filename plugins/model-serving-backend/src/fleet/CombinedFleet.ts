import type {
  GpuPoolList,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type {
  FleetListener,
  GpuSnapshot,
  ServedByCluster,
} from '@modeldeck/plugin-model-serving-node';
import type { Fleet, GpuPoolsListener } from './Fleet';

/**
 * The fleets of several clusters as one. Each is read and kept on its own, so that a cluster
 * that is slow or gone changes nothing about the others.
 */
export class CombinedFleet implements Fleet {
  constructor(
    private readonly fleets: readonly Fleet[],
    private readonly now: () => Date,
  ) {}

  list(): ModelServiceList {
    const lists = this.fleets.map(fleet => fleet.list());
    return {
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'ModelServiceList',
      observedAt: this.now().toISOString(),
      clusters: lists.flatMap(({ clusters }) => clusters),
      items: lists.flatMap(({ items }) => items),
    };
  }

  get(id: string): ModelService | undefined {
    for (const fleet of this.fleets) {
      const service = fleet.get(id);
      if (service) {
        return service;
      }
    }
    return undefined;
  }

  gpuPools(): GpuPoolList {
    const lists = this.fleets.map(fleet => fleet.gpuPools());
    return {
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'GpuPoolList',
      observedAt: this.now().toISOString(),
      clusters: lists.flatMap(({ clusters }) => clusters),
      items: lists.flatMap(({ items }) => items),
    };
  }

  gpus(): GpuSnapshot {
    const snapshots = this.fleets.map(fleet => fleet.gpus());
    return {
      clusters: snapshots.flatMap(({ clusters }) => clusters),
      holdings: snapshots.flatMap(({ holdings }) => holdings),
    };
  }

  served(): ServedByCluster[] {
    return this.fleets.flatMap(fleet => fleet.served());
  }

  subscribe(listener: FleetListener): () => void {
    const clusters = this.fleets.map(fleet => fleet.list().clusters);
    const ends = this.fleets.map((fleet, index) =>
      fleet.subscribe(change => {
        clusters[index] = change.clusters;
        listener({ ...change, clusters: clusters.flat() });
      }),
    );
    return () => {
      for (const end of ends) {
        end();
      }
    };
  }

  subscribeGpuPools(listener: GpuPoolsListener): () => void {
    const ends = this.fleets.map(fleet => fleet.subscribeGpuPools(listener));
    return () => {
      for (const end of ends) {
        end();
      }
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.fleets.map(fleet => fleet.stop()));
  }
}
