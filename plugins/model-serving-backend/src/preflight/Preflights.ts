import {
  type ModelService,
  type PreflightReport,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  type KubeClient,
  PodScraper,
  preflightService,
  readModelFacts,
} from '@modeldeck/plugin-model-serving-node';
import { openPrometheus } from '../canary/metrics/openPrometheus';
import type { ServingConfig } from '../config/ServingConfig';
import { chosenService } from '../fleet/chosenService';
import {
  type ConfiguredClusters,
  withClusterClient,
} from '../fleet/withClusterClient';

export interface PreflightsOptions {
  config: Pick<ServingConfig, 'clusters' | 'settings' | 'artifacts'>;
  now: () => Date;
  connect?: ConfiguredClusters['connect'];
}

/**
 * What the next version of a service would meet, and whether a candidate that is there takes what
 * its callers send. Read when it is asked for: what stands in its way may be gone a minute later.
 */
export class Preflights {
  constructor(private readonly options: PreflightsOptions) {}

  /** @throws an error of `@backstage/errors` when the cluster cannot be asked */
  check(
    service: Pick<ModelService, 'id' | 'cluster' | 'namespace' | 'name'>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<PreflightReport> {
    const { config, now, connect } = this.options;
    const { clusters, artifacts: access } = config;
    return withClusterClient(
      { clusters, connect },
      service.cluster,
      (client, cluster) =>
        preflightService({
          client,
          platforms: servingPlatforms,
          settings: config.settings,
          namespace: service.namespace,
          name: service.name,
          choose: list => chosenService(list, service),
          metrics: openPrometheus(cluster, client) ?? askOnce(client),
          readModel: uri => readModelFacts({ uri, access, signal }),
          now,
          signal,
        }),
    );
  }
}

/** Which series there are is seen at one look: nothing is counted between two. */
function askOnce(client: KubeClient): PodScraper {
  return new PodScraper({
    client,
    memory: { at: 0, samples: [], answered: [] },
  });
}
