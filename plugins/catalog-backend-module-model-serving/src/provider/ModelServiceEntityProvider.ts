import type {
  AuthService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  MODEL_SERVICES_TOPIC,
  plainText,
  type ClusterState,
} from '@modeldeck/plugin-model-serving-common';
import { buildEntities } from './buildEntities';
import {
  createFetchModelServices,
  type FetchModelServices,
} from './fetchModelServices';
import { mayBeHidden, mayHideServices } from './mayBeHidden';
import {
  differing,
  isSame,
  missing,
  type ProvidedEntities,
  type ProvidedEntity,
} from './ProvidedEntities';
import { readModelServicesChanged } from './readModelServicesChanged';
import { readSchedule } from './readSchedule';

/**
 * Puts the model services of one cluster into the catalogue. Each cluster has its own provider,
 * because a full mutation replaces all that a provider ever gave: one for all clusters would
 * delete the entities of a cluster that is down when the backend starts.
 *
 * @public
 */
export class ModelServiceEntityProvider implements EntityProvider {
  private connection: EntityProviderConnection | undefined;
  private last: ProvidedEntities | undefined;
  /** whether all that the catalogue has of this provider is in `last` */
  private isComplete = false;
  private queue: Promise<void> = Promise.resolve();

  /** A provider for every cluster in `modelServing.clusters`. */
  static fromConfig(
    config: Config,
    services: {
      auth: AuthService;
      discovery: DiscoveryService;
      events: EventsService;
      logger: LoggerService;
      scheduler: SchedulerService;
    },
  ): ModelServiceEntityProvider[] {
    const fetchModelServices = createFetchModelServices(services);
    const clusters = config.getOptionalConfigArray('modelServing.clusters');
    return (clusters ?? []).map(
      cluster =>
        new ModelServiceEntityProvider({
          cluster: cluster.getString('name').trim(),
          fetchModelServices,
          events: services.events,
          logger: services.logger,
          runner: services.scheduler.createScheduledTaskRunner(
            readSchedule(config),
          ),
        }),
    );
  }

  constructor(
    private readonly options: {
      cluster: string;
      fetchModelServices: FetchModelServices;
      events: EventsService;
      logger: LoggerService;
      runner: SchedulerServiceTaskRunner;
    },
  ) {}

  getProviderName(): string {
    return `model-serving:${this.options.cluster}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { events, runner } = this.options;
    this.connection = connection;
    await events.subscribe({
      id: this.getProviderName(),
      topics: [MODEL_SERVICES_TOPIC],
      onEvent: ({ eventPayload }) =>
        this.inTurn(() => this.applyChange(eventPayload)),
    });
    await runner.run({
      id: `${this.getProviderName()}:read`,
      fn: () => this.inTurn(() => this.readAll()),
    });
  }

  /**
   * A read that began before a change must not be written after it, so there is one at a time.
   * A failure ends that one only: what it missed is found at the next full read.
   */
  private inTurn(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch(error => {
      this.options.logger.warn(
        `The catalogue keeps the model services of cluster "${
          this.options.cluster
        }" as they were: ${plainText(stringifyError(error))}`,
      );
    });
    return this.queue;
  }

  private async readAll(): Promise<void> {
    const { cluster, fetchModelServices, logger } = this.options;
    const list = await fetchModelServices(cluster);
    const state = list.clusters.find(({ name }) => name === cluster);
    if (!state || !isWhole(state)) {
      logger.info(
        `The catalogue keeps the model services of cluster "${cluster}" as they were: it has not been read${
          state?.error ? `: ${plainText(state.error)}` : ''
        }`,
      );
      return;
    }
    const read = byServiceId(await buildEntities(list.items, logger));
    const listed = new Set(list.items.map(({ id }) => id));
    const next = new Map(read);
    for (const [id, provided] of this.last ?? []) {
      if (listed.has(id) || mayBeHidden(provided.service, state.gaps)) {
        next.set(id, read.get(id) ?? provided);
      }
    }
    await this.provide(next, mayHideServices(state.gaps));
  }

  /**
   * What the catalogue had before this process began must outlive a list that could not be
   * read, so entities are only added until the lists are whole for the first time.
   */
  private async provide(
    next: ProvidedEntities,
    isPartial: boolean,
  ): Promise<void> {
    const last = this.last ?? new Map();
    if (isPartial && !this.isComplete) {
      await this.applyDelta(differing(last, next), missing(last, next));
    } else if (!this.isComplete || !isSame(last, next)) {
      await this.connection?.applyMutation({
        type: 'full',
        entities: [...next.values()].map(this.deferred),
      });
      this.isComplete = true;
    }
    this.last = next;
  }

  private async applyChange(eventPayload: unknown): Promise<void> {
    const { cluster, logger } = this.options;
    const change = readModelServicesChanged(eventPayload, cluster);
    if (!change.changed.length && !change.removed.length) {
      return;
    }
    if (!this.last) {
      await this.readAll();
      return;
    }
    const next = new Map(this.last);
    for (const provided of await buildEntities(change.changed, logger)) {
      next.set(provided.service.id, provided);
    }
    for (const id of change.removed) {
      next.delete(id);
    }
    await this.applyDelta(differing(this.last, next), missing(this.last, next));
    this.last = next;
  }

  private async applyDelta(
    added: ProvidedEntity[],
    removed: ProvidedEntity[],
  ): Promise<void> {
    if (added.length || removed.length) {
      await this.connection?.applyMutation({
        type: 'delta',
        added: added.map(this.deferred),
        removed: removed.map(this.deferred),
      });
    }
  }

  private readonly deferred = ({ entity }: ProvidedEntity) => ({
    entity,
    locationKey: this.getProviderName(),
  });
}

function isWhole(state: ClusterState): boolean {
  return state.reachable && state.staleSince === undefined;
}

function byServiceId(
  entities: readonly ProvidedEntity[],
): Map<string, ProvidedEntity> {
  return new Map(entities.map(provided => [provided.service.id, provided]));
}
