import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { unknown, type Known } from '@modeldeck/plugin-model-serving-common';
import { useEffect, useState } from 'react';
import { SERVICE_ID_ANNOTATION } from '../entity';

/**
 * References of the catalogue's entities that stand for a service; undefined while it is asked,
 * and where there is no catalogue.
 */
export function useCatalogEntities(id: string): Known<string[]> | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const [answer, setAnswer] = useState<{ id: string; refs: Known<string[]> }>();
  useEffect(() => {
    let isCurrent = true;
    async function ask() {
      const refs = await entityRefs(id, catalog);
      if (isCurrent && refs) {
        setAnswer({ id, refs });
      }
    }
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [catalog, id]);
  return answer?.id === id ? answer.refs : undefined;
}

async function entityRefs(
  id: string,
  catalog: typeof catalogApiRef.T | undefined,
): Promise<Known<string[]> | undefined> {
  try {
    const answer = await catalog?.getEntities({
      filter: {
        // Its API carries the annotation too, and is one step from the Component.
        kind: 'Component',
        [`metadata.annotations.${SERVICE_ID_ANNOTATION}`]: id,
      },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
    });
    return answer?.items.map(entity => stringifyEntityRef(entity));
  } catch (error) {
    return unknown((error as Error).message);
  }
}
