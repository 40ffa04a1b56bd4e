import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { useCatalogEntities } from '../../hooks/useCatalogEntities';
import { useTranslation } from '../../hooks/useTranslation';
import { KnownValue } from '../KnownValue';
import { HeaderFact } from '../ServiceHeader';

/** The way from a service to its owner, docs and relations: its entity in the catalogue. */
export function CatalogFact({ id }: { id: string }) {
  const { t } = useTranslation();
  const entities = useCatalogEntities(id);
  if (entities === undefined) {
    return null;
  }
  return (
    <HeaderFact label={t('facts.catalog')}>
      <KnownValue value={entities}>
        {refs =>
          refs.length > 0 ? (
            <EntityRefLinks entityRefs={refs} />
          ) : (
            t('facts.notInCatalog')
          )
        }
      </KnownValue>
    </HeaderFact>
  );
}
