import { EmptyState } from '@backstage/core-components';
import { Box, Container, Flex, Text } from '@backstage/ui';
import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { useDeferredValue, useMemo } from 'react';
import { useFleet } from '../../hooks/useFleet';
import { useTranslation } from '../../hooks/useTranslation';
import { canaryRows } from '../../view/canary/canaryRow';
import { ClusterNotices } from '../ClusterNotices';
import { ConnectionStatus } from '../ConnectionStatus';
import { FleetError } from '../FleetError';
import { FleetSkeleton } from '../FleetSkeleton';
import tables from '../ModelsPage/ModelsPage.module.css';
import { CanaryTable } from './CanaryTable';

/** Every canary in flight, on every cluster. */
export function CanariesPage() {
  const fleet = useFleet();
  const data = useDeferredValue(fleet.data);
  return (
    <Container pb="6">
      <Flex direction="column" gap="4">
        <Flex justify="end">
          <ConnectionStatus state={fleet} />
        </Flex>
        {data && <Canaries fleet={data} />}
        {!data && fleet.error && <FleetError error={fleet.error} />}
        {!data && !fleet.error && <FleetSkeleton />}
      </Flex>
    </Container>
  );
}

function Canaries({ fleet }: { fleet: ModelServiceList }) {
  const { t } = useTranslation();
  const rows = useMemo(() => canaryRows(fleet), [fleet]);
  return (
    <>
      <ClusterNotices clusters={fleet.clusters} />
      {rows.length === 0 ? (
        <EmptyState
          missing="content"
          title={t('canaries.none')}
          description={t('canaries.noneHelp')}
        />
      ) : (
        <>
          <Text color="secondary" aria-live="polite">
            {t('canaries.count', { number: String(rows.length) })}
          </Text>
          <Box className={tables.table}>
            <CanaryTable rows={rows} />
          </Box>
        </>
      )}
    </>
  );
}
