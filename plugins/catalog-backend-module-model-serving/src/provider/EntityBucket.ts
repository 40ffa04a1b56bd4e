import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import {
  differing,
  missing,
  type ProvidedEntities,
  providedEntities,
  type ProvidedEntity,
} from './ProvidedEntities';

/**
 * All that one provider ever gave to the catalogue. It tells the catalogue of differences only,
 * and remembers what it told once the catalogue has taken it: what failed is told again.
 */
export class EntityBucket {
  private connection: EntityProviderConnection | undefined;
  private last: ProvidedEntities = new Map();
  /** whether all that the catalogue has of this provider is in `last` */
  private isComplete = false;

  constructor(private readonly locationKey: string) {}

  connect(connection: EntityProviderConnection): void {
    this.connection = connection;
  }

  get isConnected(): boolean {
    return this.connection !== undefined;
  }

  /** All entities there are: what is not among them is gone. */
  async replace(entities: readonly ProvidedEntity[]): Promise<void> {
    const next = providedEntities(entities);
    const isSame =
      differing(this.last, entities).length === 0 &&
      missing(this.last, next).length === 0;
    if (!this.isComplete || !isSame) {
      await this.connection?.applyMutation({
        type: 'full',
        entities: entities.map(this.deferred),
      });
      this.isComplete = true;
    }
    this.last = next;
  }

  /**
   * All entities that are known of. What the catalogue had before this process began stays: it
   * must outlive a list that could not be read.
   */
  async update(entities: readonly ProvidedEntity[]): Promise<void> {
    await this.change({
      put: entities,
      remove: missing(this.last, providedEntities(entities)),
    });
  }

  /** These entities instead of those that were told in their place. */
  async change(options: {
    put: readonly ProvidedEntity[];
    /** references of entities that are gone, unless they are put as well */
    remove: readonly string[];
  }): Promise<void> {
    const put = providedEntities(options.put);
    const added = differing(this.last, options.put);
    const removed = options.remove.filter(
      ref => this.last.has(ref) && !put.has(ref),
    );
    if (added.length || removed.length) {
      const { locationKey } = this;
      await this.connection?.applyMutation({
        type: 'delta',
        added: added.map(this.deferred),
        removed: removed.map(entityRef => ({ entityRef, locationKey })),
      });
    }
    const next = new Map(this.last);
    removed.forEach(ref => next.delete(ref));
    put.forEach((fingerprint, ref) => next.set(ref, fingerprint));
    this.last = next;
  }

  private readonly deferred = ({ entity }: ProvidedEntity) => ({
    entity,
    locationKey: this.locationKey,
  });
}
