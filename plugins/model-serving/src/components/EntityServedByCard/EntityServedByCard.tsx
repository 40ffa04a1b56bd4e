import { RELATION_DEPENDENCY_OF } from '@backstage/catalog-model';
import { useEntity, useRelatedEntities } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { useFleet } from '../../hooks/useFleet';
import { useTranslation } from '../../hooks/useTranslation';
import { servedBy } from '../../view/servedBy';
import { ConnectionStatus } from '../ConnectionStatus';
import { Section } from '../Section';
import { ServingItem } from './ServingItem';
import classes from './EntityServedByCard.module.css';

/** More services than this are counted. */
const MAX_SERVICES = 50;

/** On a model's or a GPU pool's overview: the services that use it, and how they are now. */
export function EntityServedByCard() {
  const { t } = useTranslation();
  const { entity } = useEntity();
  const fleet = useFleet();
  const { entities, error } = useRelatedEntities(entity, {
    type: RELATION_DEPENDENCY_OF,
    kind: 'component',
  });
  const services = useMemo(
    () => entities && servedBy(entities, fleet.data),
    [entities, fleet.data],
  );
  const unnamed = (services?.length ?? 0) - MAX_SERVICES;
  return (
    <Section title={t('servedBy.title')}>
      <Flex direction="column" gap="3">
        {error && <Text>{error.message}</Text>}
        {!services && !error && <Skeleton height={64} />}
        {services?.length === 0 && (
          <Text color="secondary">{t('servedBy.nobody')}</Text>
        )}
        {services && services.length > 0 && (
          <ul className={classes.list}>
            {services.slice(0, MAX_SERVICES).map(service => (
              <ServingItem key={service.entityRef} {...service} />
            ))}
          </ul>
        )}
        {unnamed > 0 && (
          <Text color="secondary">
            {t('servedBy.more', { number: String(unnamed) })}
          </Text>
        )}
        <ConnectionStatus state={fleet} />
      </Flex>
    </Section>
  );
}
