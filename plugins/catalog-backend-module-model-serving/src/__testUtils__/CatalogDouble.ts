import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

type Delta = Extract<EntityProviderMutation, { type: 'delta' }>;

export function refsRemovedBy({ removed }: Delta): string[] {
  return removed.map(item =>
    'entityRef' in item ? item.entityRef : stringifyEntityRef(item.entity),
  );
}

/** What the catalogue holds of one provider, and the mutations that led there. */
export class CatalogDouble implements EntityProviderConnection {
  readonly held = new Map<string, Entity>();

  readonly applyMutation = jest.fn(
    async (mutation: EntityProviderMutation): Promise<void> => {
      if (mutation.type === 'full') {
        this.held.clear();
        mutation.entities.forEach(({ entity }) => this.put(entity));
      } else {
        refsRemovedBy(mutation).forEach(ref => this.held.delete(ref));
        mutation.added.forEach(({ entity }) => this.put(entity));
      }
    },
  );

  readonly refresh = jest.fn();

  constructor(entities: readonly Entity[] = []) {
    entities.forEach(entity => this.put(entity));
  }

  /** The types of the mutations that came of it. */
  async mutations(act: () => Promise<void>): Promise<string[]> {
    const before = this.applyMutation.mock.calls.length;
    await act();
    return this.applyMutation.mock.calls
      .slice(before)
      .map(([{ type }]) => type);
  }

  entities(kind: string): Entity[] {
    return [...this.held.values()].filter(entity => entity.kind === kind);
  }

  private put(entity: Entity): void {
    this.held.set(stringifyEntityRef(entity), entity);
  }
}
