import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  type CatalogOptions,
  type ModelUse,
  plainText,
} from '@modeldeck/plugin-model-serving-common';
import { entityOfModel } from './entitiesOf';
import { EntityBucket } from './EntityBucket';
import { ModelIndex } from './ModelIndex';
import type { ProvidedEntity } from './ProvidedEntities';
import { Turns } from './Turns';
import { validEntities } from './validEntities';

/** The models that services serve, by service id; no models where a service is gone. */
export type ServedModels = ReadonlyMap<string, readonly ModelUse[]>;

const NAME = 'model-serving-models';

/**
 * Puts the models into the catalogue that the services of all clusters serve. They belong to no
 * cluster: one that two clusters serve is one entity, and stays while either does. What a cluster
 * serves that was not read yet is unknown, so until all were, no model is taken away.
 *
 * @public
 */
export class AiModelEntityProvider implements EntityProvider {
  private readonly bucket = new EntityBucket(NAME);
  private readonly index = new ModelIndex();
  private readonly unread: Set<string>;
  /** references of the entities told, by the key of the model */
  private readonly refs = new Map<string, string>();
  private isComplete = false;
  private readonly turns = new Turns(error =>
    this.options.logger.warn(
      `The catalogue keeps some models as they were: ${plainText(
        stringifyError(error),
      )}`,
    ),
  );

  constructor(
    private readonly options: {
      clusters: readonly string[];
      catalogOptions: CatalogOptions;
      logger: LoggerService;
    },
  ) {
    this.unread = new Set(options.clusters);
  }

  getProviderName(): string {
    return NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.bucket.connect(connection);
    await this.turns.take(() => this.provide(this.index.keys()));
  }

  /** All that a cluster serves; `isWhole` when nothing of it may be hidden. */
  replace(
    cluster: string,
    models: ServedModels,
    isWhole: boolean,
  ): Promise<void> {
    return this.turns.take(async () => {
      const prefix = `${encodeURIComponent(cluster)}/`;
      const gone = this.index
        .serviceIds()
        .filter(id => id.startsWith(prefix) && !models.has(id));
      if (isWhole) {
        this.unread.delete(cluster);
      }
      await this.provide(this.set([...models, ...without(gone)]));
    });
  }

  /** What some services serve now. */
  change(models: ServedModels): Promise<void> {
    return this.turns.take(() => this.provide(this.set([...models])));
  }

  private set(
    models: ReadonlyArray<readonly [string, readonly ModelUse[]]>,
  ): string[] {
    return models.flatMap(([id, uses]) => [...this.index.set(id, uses)]);
  }

  /** A failed mutation leaves the catalogue to the next one that tells of everything. */
  private async provide(changedKeys: readonly string[]): Promise<void> {
    if (!this.bucket.isConnected) {
      return;
    }
    if (this.unread.size === 0 && !this.isComplete) {
      const entities = await this.entities(this.index.keys());
      await this.bucket.replace([...entities.values()]);
      this.isComplete = true;
      this.remember(entities);
      return;
    }
    const keys = [...new Set(changedKeys)];
    const put = await this.entities(keys);
    const gone = keys.filter(key => !this.index.usesOf(key));
    const removable = this.unread.size === 0 ? gone : [];
    try {
      await this.bucket.change({
        put: [...put.values()],
        remove: removable.flatMap(key => this.refs.get(key) ?? []),
      });
    } catch (error) {
      this.isComplete = false;
      throw error;
    }
    this.remember(put);
    removable.forEach(key => this.refs.delete(key));
  }

  private async entities(
    keys: readonly string[],
  ): Promise<Map<string, ProvidedEntity>> {
    const { catalogOptions, logger } = this.options;
    const entities = new Map<string, ProvidedEntity>();
    for (const key of keys) {
      const uses = this.index.usesOf(key);
      const located = uses ? [entityOfModel(uses, catalogOptions)] : [];
      for (const provided of await validEntities(located, logger)) {
        entities.set(key, provided);
      }
    }
    return entities;
  }

  private remember(entities: ReadonlyMap<string, ProvidedEntity>): void {
    entities.forEach(({ ref }, key) => this.refs.set(key, ref));
  }
}

function without(ids: readonly string[]): Array<[string, ModelUse[]]> {
  return ids.map(id => [id, []]);
}
