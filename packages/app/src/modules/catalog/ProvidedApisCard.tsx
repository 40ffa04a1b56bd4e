import { RELATION_PROVIDES_API } from '@backstage/catalog-model';
import {
  EntityRelationCard,
  entityDataTableColumns as column,
} from '@backstage/plugin-catalog-react/alpha';

const columns = [
  column.createEntityRefColumn({ defaultKind: 'api' }),
  column.createOwnerColumn(),
  column.createSpecTypeColumn(),
  column.createMetadataDescriptionColumn(),
];

/** The interfaces that a component provides. */
export function ProvidedApisCard() {
  return (
    <EntityRelationCard
      title="Provided APIs"
      entityKind="API"
      relationType={RELATION_PROVIDES_API}
      columnConfig={columns}
      emptyState={{
        message: 'It speaks no protocol that is known.',
        helpLink:
          'https://backstage.io/docs/features/software-catalog/descriptor-format#kind-api',
      }}
    />
  );
}
