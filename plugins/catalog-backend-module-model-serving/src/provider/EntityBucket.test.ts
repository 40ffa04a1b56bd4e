import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import fc from 'fast-check';
import { EntityBucket } from './EntityBucket';
import type { ProvidedEntity } from './ProvidedEntities';
import { refsRemovedBy } from '../__testUtils__/CatalogDouble';

function provided(name: string, fingerprint: string): ProvidedEntity {
  return {
    ref: `component:default/${name}`,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, description: fingerprint },
    },
    fingerprint,
  };
}

/** An entity of each name has one fingerprint at a time. */
const entities = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'))
  .map(all =>
    Object.entries(all).map(([name, print]) => provided(name, print)),
  );

const step = fc.record({
  how: fc.constantFrom('replace', 'update', 'change'),
  entities,
  remove: fc.subarray(['a', 'b', 'c', 'd']),
  fails: fc.boolean(),
});

describe('EntityBucket', () => {
  it('brings the catalogue to what it was told, whatever came before and failed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step), entities, async (steps, last) => {
        const held = new Map<string, string>([['component:default/old', '0']]);
        let fails = false;
        const bucket = new EntityBucket('test');
        bucket.connect({
          refresh: jest.fn(),
          applyMutation: async (mutation: EntityProviderMutation) => {
            if (fails) {
              throw new Error('database is locked');
            }
            if (mutation.type === 'full') {
              held.clear();
            } else {
              refsRemovedBy(mutation).forEach(ref => held.delete(ref));
            }
            const put =
              mutation.type === 'full' ? mutation.entities : mutation.added;
            put.forEach(({ entity: { metadata } }) =>
              held.set(
                `component:default/${metadata.name}`,
                String(metadata.description),
              ),
            );
          },
        });
        for (const { how, remove, ...rest } of steps) {
          fails = rest.fails;
          const refs = remove.map(name => `component:default/${name}`);
          await (how === 'change'
            ? bucket.change({ put: rest.entities, remove: refs })
            : bucket[how as 'replace' | 'update'](rest.entities)
          ).catch(() => {});
        }
        fails = false;
        await bucket.replace(last);
        expect(held).toEqual(
          new Map(last.map(({ ref, fingerprint }) => [ref, fingerprint])),
        );
      }),
    );
  });

  it('says the same twice without a mutation', async () => {
    await fc.assert(
      fc.asyncProperty(entities, async all => {
        const applyMutation = jest.fn();
        const bucket = new EntityBucket('test');
        bucket.connect({ applyMutation, refresh: jest.fn() });
        await bucket.replace(all);
        await bucket.replace([...all].reverse());
        await bucket.update(all);
        await bucket.change({ put: all, remove: all.map(({ ref }) => ref) });
        expect(applyMutation).toHaveBeenCalledTimes(1);
      }),
    );
  });
});
