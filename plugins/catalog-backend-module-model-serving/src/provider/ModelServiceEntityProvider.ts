import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  type CatalogOptions,
  type ClusterState,
  type Gap,
  GPU_POOLS_TOPIC,
  MODEL_SERVICES_TOPIC,
  type ModelService,
  plainText,
} from '@modeldeck/plugin-model-serving-common';
import type { AiModelEntityProvider } from './AiModelEntityProvider';
import { entitiesOfService, entityOfPool } from './entitiesOf';
import { EntityBucket } from './EntityBucket';
import type { FleetReader } from './FleetReader';
import { mayBeHidden, mayHideServices } from './mayBeHidden';
import { PoolView } from './PoolView';
import { readGpuPoolsChanged, readModelServicesChanged } from './readEvents';
import { type ServedService, servedService } from './ServedService';
import { Turns } from './Turns';
import { type LocatedEntity, validEntities } from './validEntities';

type Services = ReadonlyMap<string, ServedService>;

/**
 * Puts the model services of one cluster into the catalogue, with their APIs and the GPU pools.
 * Each cluster has its own provider, because a full mutation replaces all that a provider ever
 * gave: one for all clusters would delete the entities of a cluster that is down when the backend
 * starts.
 *
 * @public
 */
export class ModelServiceEntityProvider implements EntityProvider {
  private readonly bucket: EntityBucket;
  private services: Services | undefined;
  private pools = PoolView.EMPTY;
  /** whether all services that the catalogue has of this provider are in `services` */
  private isComplete = false;
  private readonly turns = new Turns(error =>
    this.options.logger.warn(
      `The catalogue keeps the model services of cluster "${
        this.options.cluster
      }" as they were: ${plainText(stringifyError(error))}`,
    ),
  );

  constructor(
    private readonly options: {
      cluster: string;
      catalogOptions: CatalogOptions;
      reader: FleetReader;
      models: AiModelEntityProvider;
      events: EventsService;
      logger: LoggerService;
      runner: SchedulerServiceTaskRunner;
    },
  ) {
    this.bucket = new EntityBucket(this.getProviderName());
  }

  getProviderName(): string {
    return `model-serving:${this.options.cluster}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { events, runner } = this.options;
    this.bucket.connect(connection);
    await events.subscribe({
      id: this.getProviderName(),
      topics: [MODEL_SERVICES_TOPIC, GPU_POOLS_TOPIC],
      onEvent: ({ topic, eventPayload }) =>
        this.turns.take(() =>
          topic === GPU_POOLS_TOPIC
            ? this.applyPools(eventPayload)
            : this.applyChange(eventPayload),
        ),
    });
    await runner.run({
      id: `${this.getProviderName()}:read`,
      // A read that began before a change must not be written after it.
      fn: () => this.turns.take(() => this.readAll()),
    });
  }

  private async readAll(): Promise<void> {
    const { cluster, reader, logger } = this.options;
    const list = await reader.services(cluster);
    const state = list.clusters.find(({ name }) => name === cluster);
    if (!state || !isWhole(state)) {
      logger.info(
        `The catalogue keeps the model services of cluster "${cluster}" as they were: it has not been read${
          state?.error ? `: ${plainText(state.error)}` : ''
        }`,
      );
      return;
    }
    const former: Services = this.services ?? new Map();
    const next = served(list.items, former, state.gaps);
    for (const [id, service] of former) {
      if (!next.has(id) && mayBeHidden(service.service, state.gaps)) {
        next.set(id, service);
      }
    }
    await this.readPools(next);
    // What the catalogue had before this process began must outlive a list that could not be
    // read: a full mutation waits until the lists are whole for the first time.
    const isPartial = !this.isComplete && mayHideServices(state.gaps);
    await this.provide(next, isPartial ? 'delta' : 'full');
  }

  private async provide(next: Services, how: 'full' | 'delta'): Promise<void> {
    const { catalogOptions, cluster, models } = this.options;
    const pools = [...this.pools.pools.values()].map(pool =>
      entityOfPool(pool, catalogOptions),
    );
    const entities = await this.valid([
      ...[...next.values()].flatMap(service => this.entitiesOf(service)),
      ...pools,
    ]);
    if (how === 'full') {
      await this.bucket.replace(entities);
      this.isComplete = true;
    } else {
      await this.bucket.update(entities);
    }
    this.services = next;
    await models.replace(cluster, modelsOf(next), this.isComplete);
  }

  private async applyChange(eventPayload: unknown): Promise<void> {
    const { cluster, models } = this.options;
    const change = readModelServicesChanged(eventPayload, cluster);
    if (!change.changed.length && !change.removed.length) {
      return;
    }
    const isMendable = !this.isComplete && !mayHideServices(change.gaps);
    if (!this.services || isMendable) {
      await this.readAll();
      return;
    }
    const former = this.services;
    const changed = served(change.changed, former, change.gaps);
    const outdated = [...change.removed, ...changed.keys()];
    await this.bucket.change({
      put: await this.valid(
        [...changed.values()].flatMap(service => this.entitiesOf(service)),
      ),
      remove: this.refsOf(outdated.flatMap(id => former.get(id) ?? [])),
    });
    const next = new Map(former);
    change.removed.forEach(id => next.delete(id));
    changed.forEach((service, id) => next.set(id, service));
    this.services = next;
    await models.change(
      new Map([
        ...change.removed.map(id => [id, []] as const),
        ...modelsOf(changed),
      ]),
    );
  }

  /** Nodes come and go; only what that changes of the services' pools is told. */
  private async applyPools(eventPayload: unknown): Promise<void> {
    const { cluster } = readGpuPoolsChanged(eventPayload);
    if (cluster !== this.options.cluster || !this.services) {
      return;
    }
    await this.readPools(this.services);
    await this.provide(this.services, 'delta');
  }

  private async readPools(services: Services): Promise<void> {
    const { cluster, reader, logger } = this.options;
    try {
      const list = await reader.gpuPools(cluster);
      const nodes = [...services.values()].flatMap(service => service.nodes);
      this.pools = this.pools.updated(list, new Set(nodes));
    } catch (error) {
      logger.warn(
        `The catalogue keeps the GPU pools of cluster "${cluster}" as they were: ${plainText(
          stringifyError(error),
        )}`,
      );
    }
  }

  private entitiesOf(service: ServedService): LocatedEntity[] {
    return entitiesOfService(service, this.pools, this.options.catalogOptions);
  }

  private refsOf(services: readonly ServedService[]): string[] {
    return services
      .flatMap(service => this.entitiesOf(service))
      .map(({ entity }) => stringifyEntityRef(entity));
  }

  private valid(entities: readonly LocatedEntity[]) {
    return validEntities(entities, this.options.logger);
  }
}

function isWhole(state: ClusterState): boolean {
  return state.reachable && state.staleSince === undefined;
}

function served(
  items: readonly ModelService[],
  former: Services,
  gaps: readonly Gap[],
): Map<string, ServedService> {
  return new Map(
    items.map(item => [
      item.id,
      servedService(item, former.get(item.id), gaps),
    ]),
  );
}

function modelsOf(services: Services) {
  return new Map([...services].map(([id, { models }]) => [id, models]));
}
