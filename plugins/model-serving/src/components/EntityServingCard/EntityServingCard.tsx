import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { serviceIdOf } from '../../entity';
import { useFleet } from '../../hooks/useFleet';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { findService } from '../../view/findService';
import { sentence } from '../../view/sentence';
import { ConnectionStatus } from '../ConnectionStatus';
import { HealthWord } from '../HealthBadge';
import { Section } from '../Section';
import { TrafficSummary } from '../TrafficSummary';

/** On an entity's overview: how its service is, why, and where its traffic goes. */
export function EntityServingCard() {
  const { t } = useTranslation();
  const { entity } = useEntity();
  const id = serviceIdOf(entity);
  const fleet = useFleet();
  const lookup = useMemo(
    () => (fleet.data && id ? findService(fleet.data, id) : undefined),
    [fleet.data, id],
  );
  return (
    <Section title={t('card.title')}>
      <Flex direction="column" gap="3">
        {lookup?.state === 'found' && <Summary service={lookup.service} />}
        {lookup && lookup.state !== 'found' && (
          <Text>{t('service.notFoundTitle')}</Text>
        )}
        {!lookup && fleet.error && <Text>{fleet.error.message}</Text>}
        {!lookup && !fleet.error && <Skeleton height={64} />}
        <ConnectionStatus state={fleet} />
      </Flex>
    </Section>
  );
}

function Summary({ service }: { service: ModelService }) {
  const { t } = useTranslation();
  const href = useServiceHref();
  return (
    <>
      <div>
        <HealthWord status={service.health.status} />
        <Text as="p">
          <strong>{service.health.reason}</strong> ·{' '}
          {sentence(service.health.message)}
        </Text>
      </div>
      <TrafficSummary service={service} />
      {href && <Link href={href(service.id)}>{t('service.openPage')}</Link>}
    </>
  );
}
