import { Box, Container, Flex, VisuallyHidden } from '@backstage/ui';
import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { useDeferredValue, useMemo } from 'react';
import { useFleet } from '../../hooks/useFleet';
import { useFleetQuery } from '../../hooks/useFleetQuery';
import { useTranslation } from '../../hooks/useTranslation';
import { countHealth, filterRows } from '../../view/fleetQuery';
import { fleetRows } from '../../view/fleetRow';
import { ClusterNotices } from '../ClusterNotices';
import { ConnectionStatus } from '../ConnectionStatus';
import { EmptyFleet } from '../EmptyFleet';
import { FleetError } from '../FleetError';
import { FleetFilters } from '../FleetFilters';
import { FleetSkeleton } from '../FleetSkeleton';
import { FleetTable } from '../FleetTable';
import { HealthTiles } from '../HealthTiles';
import classes from './ModelsPage.module.css';

/** Every model service on every cluster. */
export function ModelsPage() {
  const fleet = useFleet();
  // A storm of changes must not make typing slow: the list may lag behind, the input may not.
  const data = useDeferredValue(fleet.data);
  return (
    <Container pb="6">
      <Flex direction="column" gap="4">
        <Flex justify="end">
          <ConnectionStatus state={fleet} />
        </Flex>
        {data && <Fleet fleet={data} />}
        {!data && fleet.error && <FleetError error={fleet.error} />}
        {!data && !fleet.error && <FleetSkeleton />}
      </Flex>
    </Container>
  );
}

function Fleet({ fleet }: { fleet: ModelServiceList }) {
  const [query, setQuery] = useFleetQuery();
  const rows = useMemo(() => fleetRows(fleet), [fleet]);
  const shown = useMemo(() => filterRows(rows, query), [rows, query]);
  const counts = useMemo(() => countHealth(rows, query), [rows, query]);
  return (
    <>
      <ClusterNotices clusters={fleet.clusters} />
      {rows.length === 0 ? (
        <EmptyFleet clusters={fleet.clusters} />
      ) : (
        <>
          <HealthTiles
            counts={counts}
            chosen={query.health}
            onChange={health => setQuery({ ...query, health })}
          />
          <FleetFilters rows={rows} query={query} onChange={setQuery} />
          <Announcement shown={shown.length} total={rows.length} />
          <Box className={classes.table}>
            <FleetTable rows={shown} />
          </Box>
        </>
      )}
    </>
  );
}

function Announcement({ shown, total }: { shown: number; total: number }) {
  const { t } = useTranslation();
  return (
    <VisuallyHidden aria-live="polite">
      {t('tiles.announce', { shown: String(shown), total: String(total) })}
    </VisuallyHidden>
  );
}
