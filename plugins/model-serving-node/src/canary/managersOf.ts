import {
  type FieldManagers,
  FieldReader,
} from '@modeldeck/plugin-model-serving-common';

/** Who writes a status is its controller, and says nothing of who writes the rest. */
export function managersOf(objects: readonly unknown[]): FieldManagers {
  return new Map(
    objects.map(object => {
      const metadata = FieldReader.of(object).at('metadata');
      const entries = metadata.at('managedFields').list();
      return [
        metadata.at('uid').string() ?? '',
        entries
          .filter(entry => !entry.at('subresource').string())
          .flatMap(entry => entry.at('manager').string() ?? []),
      ] as const;
    }),
  );
}
