import {
  type ExecuteRequest,
  type ExecutionOutcome,
  type ModelService,
  type Plan,
  type PlanOutcome,
  type PlanRequest,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  executePlan,
  isSamePlan,
  type KubeClient,
  KubeError,
  planService,
  type PlanVerification,
  systemTiming,
  type Timing,
  verifyPlan,
} from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../config/ClusterConfig';
import type { ServingConfig } from '../config/ServingConfig';
import { chosenService } from '../fleet/chosenService';
import {
  configuredCluster,
  withClusterClient,
} from '../fleet/withClusterClient';

/** What is planned for, by whatever tells a service. */
export type ServicePlace = Pick<
  ModelService,
  'id' | 'cluster' | 'namespace' | 'name'
>;

export interface CanaryWriterOptions {
  config: Pick<ServingConfig, 'clusters' | 'settings'>;
  now: () => Date;
  connect?: (cluster: ClusterConfig) => Promise<KubeClient>;
  timing?: Timing;
}

/** Controllers take seconds; a new pod for stable takes longer, and is waited for by nobody here. */
const VERIFY_MS = 60_000;

/**
 * Plans and writes on the configured clusters. Plans are made of objects read for them: memory may
 * be a moment behind, and does not hold all that a plan needs. Each one has a client of its own,
 * with the credentials of now.
 */
export class CanaryWriter {
  constructor(private readonly options: CanaryWriterOptions) {}

  /** Why nothing is written on a cluster; undefined when it may be. */
  whyNotWritable(cluster: string): string | undefined {
    const { writable, key } = configuredCluster(
      this.options.config.clusters,
      cluster,
    );
    return writable
      ? undefined
      : `The portal only reads cluster "${cluster}"; whoever runs it can set ${key}.writable`;
  }

  /** @throws an error of `@backstage/errors` when the cluster cannot be asked */
  plan(
    service: ServicePlace,
    request: PlanRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<PlanOutcome> {
    return this.withClient(service.cluster, client =>
      this.planWith(client, service, request, options),
    );
  }

  /**
   * Plans once more, and writes that plan if it is the one that was confirmed. A write that has
   * begun is brought to its end, whoever waits for the answer.
   *
   * @throws an error of `@backstage/errors` when nothing, or not everything, was written
   */
  execute(
    service: ServicePlace,
    { request, plan: seen }: ExecuteRequest,
  ): Promise<ExecutionOutcome> {
    return this.withClient(service.cluster, async client => {
      const outcome = await this.planWith(client, service, request);
      if (!('plan' in outcome) || !isSamePlan(seen, outcome.plan)) {
        return { state: 'changed', outcome };
      }
      try {
        await executePlan({ client, plan: outcome.plan, dryRun: 'none' });
      } catch (error) {
        if (error instanceof KubeError && error.kind === 'conflict') {
          const anew = await this.planWith(client, service, request);
          return { state: 'changed', outcome: anew };
        }
        throw error;
      }
      return { state: 'written', plan: outcome.plan };
    });
  }

  /**
   * Reads on until the programmed traffic is what a plan that was written predicted, for a minute.
   *
   * @throws an error of `@backstage/errors` when the cluster cannot be asked
   */
  verify(service: ModelService, plan: Plan): Promise<PlanVerification> {
    const { config, now, timing = systemTiming } = this.options;
    return this.withClient(service.cluster, client =>
      verifyPlan({
        client,
        platforms: servingPlatforms,
        settings: config.settings,
        namespace: service.namespace,
        name: service.name,
        now,
        plan,
        before: service,
        timeoutMs: VERIFY_MS,
        timing,
      }),
    );
  }

  private async planWith(
    client: KubeClient,
    service: ServicePlace,
    request: PlanRequest,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<PlanOutcome> {
    const { config, now } = this.options;
    const { outcome } = await planService({
      client,
      platforms: servingPlatforms,
      settings: config.settings,
      namespace: service.namespace,
      name: service.name,
      choose: list => chosenService(list, service),
      request: () => request,
      now,
      signal,
    });
    return outcome;
  }

  private withClient<T>(
    name: string,
    run: (client: KubeClient) => Promise<T>,
  ): Promise<T> {
    const { config, connect } = this.options;
    return withClusterClient({ clusters: config.clusters, connect }, name, run);
  }
}
