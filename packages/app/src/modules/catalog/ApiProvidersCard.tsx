import { RELATION_API_PROVIDED_BY } from '@backstage/catalog-model';
import {
  EntityRelationCard,
  entityColumnPresets,
} from '@backstage/plugin-catalog-react/alpha';

const { columns, helpLink } = entityColumnPresets.component;

/** The components that provide an API. */
export function ApiProvidersCard() {
  return (
    <EntityRelationCard
      title="Providers"
      entityKind="Component"
      relationType={RELATION_API_PROVIDED_BY}
      columnConfig={columns}
      emptyState={{ message: 'No component provides this API.', helpLink }}
    />
  );
}
