import { EmptyState } from '@backstage/core-components';
import { Flex } from '@backstage/ui';
import { useMemo, type ReactNode } from 'react';
import { useFleet } from '../../hooks/useFleet';
import { useTranslation } from '../../hooks/useTranslation';
import { findService, type ServiceLookup } from '../../view/findService';
import { ConnectionStatus } from '../ConnectionStatus';
import { FleetError } from '../FleetError';
import { FleetSkeleton } from '../FleetSkeleton';
import { ServiceView } from '../ServiceView';

export interface ServiceByIdProps {
  id: string;
  /** the way back, where the service has a page of its own */
  back?: ReactNode;
  /** whether the page has said the service's name already */
  named?: boolean;
}

/** The service with this id, kept up to date; or why it cannot be shown. */
export function ServiceById({ id, back, named }: ServiceByIdProps) {
  const fleet = useFleet();
  const lookup = useMemo(
    () => fleet.data && findService(fleet.data, id),
    [fleet.data, id],
  );
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <span>{back}</span>
        <ConnectionStatus state={fleet} />
      </Flex>
      {lookup && <Found lookup={lookup} named={named} />}
      {!lookup && fleet.error && <FleetError error={fleet.error} />}
      {!lookup && !fleet.error && <FleetSkeleton />}
    </Flex>
  );
}

interface FoundProps {
  lookup: ServiceLookup;
  named?: boolean;
}

function Found({ lookup, named }: FoundProps) {
  const { t } = useTranslation();
  switch (lookup.state) {
    case 'found':
      return (
        <ServiceView
          service={lookup.service}
          cluster={lookup.cluster}
          named={named}
        />
      );
    case 'absent':
      return (
        <Missing description={t('service.notFound', { ...lookup.place })} />
      );
    case 'unknown-cluster':
      return (
        <Missing
          description={t('service.unknownCluster', {
            cluster: lookup.place.cluster,
          })}
        />
      );
    default:
      return (
        <Missing
          description={t('service.cannotTell', {
            cluster: lookup.place.cluster,
          })}
        />
      );
  }
}

function Missing({ description }: { description: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      missing="info"
      title={t('service.notFoundTitle')}
      description={description}
    />
  );
}
