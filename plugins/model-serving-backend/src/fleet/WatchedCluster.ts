import {
  type GpuPoolList,
  type ModelService,
  type ModelServiceList,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  type FleetListener,
  type GpuSnapshot,
  joinClusterStates,
  type KubeClient,
  LiveFleet,
  LiveGpus,
  type ServedByCluster,
} from '@modeldeck/plugin-model-serving-node';
import type { ServingConfig } from '../config/ServingConfig';
import type { WatchedFleet } from './ClusterFleet';
import type { GpuPoolsListener } from './Fleet';

/** The services and the GPU pools of one cluster, over one client. */
export class WatchedCluster implements WatchedFleet {
  private readonly services: LiveFleet;
  private readonly accelerators: LiveGpus;
  private readonly poolListeners = new Set<GpuPoolsListener>();

  constructor(
    private readonly options: Pick<ServingConfig, 'settings'> & {
      /** closed when the fleet stops */
      client: KubeClient;
      now: () => Date;
    },
  ) {
    const { client, settings, now } = options;
    this.services = LiveFleet.start({
      clients: [client],
      platforms: servingPlatforms,
      settings,
      now,
    });
    this.accelerators = LiveGpus.start({
      client,
      settings: settings.gpu,
      onPoolsChange: () => {
        for (const listener of this.poolListeners) {
          listener(client.cluster);
        }
      },
    });
  }

  async ready(): Promise<void> {
    await Promise.all([this.services.ready(), this.accelerators.ready()]);
  }

  list(): ModelServiceList {
    return this.services.list();
  }

  get(id: string): ModelService | undefined {
    return this.services.get(id);
  }

  /** The gaps are those of the nodes: what hides services hides no pool. */
  gpuPools(): GpuPoolList {
    const { pools, gaps } = this.accelerators.pools();
    return {
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'GpuPoolList',
      observedAt: this.options.now().toISOString(),
      clusters: this.services
        .list()
        .clusters.map(cluster => ({ ...cluster, gaps: [...gaps] })),
      items: [...pools],
    };
  }

  gpus(): GpuSnapshot {
    const { accelerators } = this;
    const staleSince = accelerators.staleSince();
    const ofServices = this.services.list().clusters.map(cluster => ({
      ...cluster,
      gaps: [],
    }));
    const ofAccelerators = ofServices.map(({ name, version }) => ({
      name,
      version,
      reachable: true,
      gaps: accelerators.gaps(),
      ...(staleSince !== undefined && { staleSince }),
    }));
    return {
      clusters: joinClusterStates(ofServices, ofAccelerators),
      holdings: [accelerators.holdings()],
    };
  }

  served(): ServedByCluster[] {
    return this.services.served();
  }

  subscribe(listener: FleetListener): () => void {
    return this.services.subscribe(listener);
  }

  subscribeGpuPools(listener: GpuPoolsListener): () => void {
    this.poolListeners.add(listener);
    return () => this.poolListeners.delete(listener);
  }

  async stop(): Promise<void> {
    await this.accelerators.stop();
    await this.services.stop();
  }
}
