import type { ApiEntity } from '@backstage/catalog-model';
import { CopyTextButton } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import classes from './ApiDefinition.module.css';

/** An API's definition, as it is written; JSON with line breaks. */
export function ApiDefinition() {
  const { entity } = useEntity<ApiEntity>();
  const definition = withLines(entity.spec.definition);
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center" className={classes.header}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {entity.spec.type}
          </Text>
          <CopyTextButton text={definition} aria-label="Copy the definition" />
        </Flex>
      </CardHeader>
      <CardBody>
        <pre className={classes.definition}>{definition}</pre>
      </CardBody>
    </Card>
  );
}

function withLines(definition: string): string {
  try {
    return JSON.stringify(JSON.parse(definition), undefined, 2);
  } catch {
    return definition; // it is written in another language
  }
}
