import { InputError } from '@backstage/errors';
import {
  type ModelService,
  type PreflightReport,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  type KubeClient,
  PodScraper,
  PreflightError,
  type PreflightOptions,
  preflightService,
  readModelFacts,
} from '@modeldeck/plugin-model-serving-node';
import { openPrometheus } from '../canary/metrics/openPrometheus';
import type { ServingConfig } from '../config/ServingConfig';
import { chosenService } from '../fleet/chosenService';
import { onlyService } from './onlyService';
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
    const { artifacts: access } = this.options.config;
    return this.run(service, {
      name: service.name,
      choose: list => chosenService(list, service),
      readModel: uri => readModelFacts({ uri, access, signal }),
      signal,
    });
  }

  /**
   * Of documents that are to be applied. The URIs in them are the caller's, so that nobody looks
   * into them with what the portal may read.
   *
   * @throws an error of `@backstage/errors` when the cluster cannot be asked, or `mayBeTold` throws
   */
  checkManifest(
    manifest: {
      cluster: string;
      namespace: string;
      documents: readonly unknown[];
    },
    options: {
      /** throws where the service that the documents make must not be told of */
      mayBeTold(service: ModelService): void;
      signal?: AbortSignal;
    },
  ): Promise<PreflightReport> {
    const { mayBeTold, signal } = options;
    return this.run(manifest, {
      manifest: manifest.documents,
      choose: list => {
        const service = onlyService(list);
        list.items.forEach(mayBeTold);
        return service;
      },
      signal,
    });
  }

  private run(
    { cluster: name, namespace }: { cluster: string; namespace: string },
    wanted: Pick<
      PreflightOptions,
      'name' | 'manifest' | 'choose' | 'readModel' | 'signal'
    >,
  ): Promise<PreflightReport> {
    const { config, now, connect } = this.options;
    const { clusters, settings } = config;
    return withClusterClient({ clusters, connect }, name, (client, cluster) =>
      preflightService({
        ...wanted,
        client,
        platforms: servingPlatforms,
        settings,
        namespace,
        metrics: openPrometheus(cluster, client) ?? askOnce(client),
        now,
      }).catch(error => {
        throw error instanceof PreflightError
          ? new InputError(error.message)
          : error;
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
