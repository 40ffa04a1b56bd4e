import type { ApiEntity } from '@backstage/catalog-model';
import { CopyTextButton, InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import classes from './ApiDefinition.module.css';

/** An API's definition, as it is written. */
export function ApiDefinition() {
  const { entity } = useEntity<ApiEntity>();
  const { type, definition } = entity.spec;
  return (
    <InfoCard
      title={entity.metadata.title ?? entity.metadata.name}
      subheader={type}
      action={
        <CopyTextButton text={definition} aria-label="Copy the definition" />
      }
    >
      <pre className={classes.definition}>{definition}</pre>
    </InfoCard>
  );
}
