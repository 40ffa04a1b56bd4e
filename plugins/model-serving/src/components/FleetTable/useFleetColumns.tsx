import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import type { FleetRow } from '../../view/fleetRow';
import type { SortColumn } from '../../view/sortRows';
import { Accelerators } from '../Accelerators';
import { AgeText } from '../AgeText';
import { HealthBadge } from '../HealthBadge';
import { KnownValue } from '../KnownValue';
import { TrafficSummary } from '../TrafficSummary';
import { NameCell } from './NameCell';

interface FleetColumn {
  id: SortColumn;
  minWidth: number;
  cell(row: FleetRow): ReactElement;
}

const columns: FleetColumn[] = [
  {
    id: 'health',
    minWidth: 142,
    cell: ({ service }) => (
      <Cell>
        <HealthBadge health={service.health} />
      </Cell>
    ),
  },
  { id: 'name', minWidth: 160, cell: row => <NameCell row={row} /> },
  {
    id: 'cluster',
    minWidth: 128,
    cell: ({ service }) => (
      <CellText title={service.namespace} description={service.cluster} />
    ),
  },
  {
    id: 'platform',
    minWidth: 118,
    cell: ({ service }) => (
      <CellText title={service.platform} description={service.mode} />
    ),
  },
  {
    id: 'model',
    minWidth: 132,
    cell: ({ service }) => (
      <Cell>
        <KnownValue value={service.model.name} />
        <br />
        <small>
          <KnownValue value={service.model.version} />
        </small>
      </Cell>
    ),
  },
  {
    id: 'traffic',
    minWidth: 140,
    cell: ({ service }) => (
      <Cell>
        <TrafficSummary revisions={service.revisions} />
      </Cell>
    ),
  },
  {
    id: 'pods',
    minWidth: 84,
    cell: ({ pods }) => (
      <Cell>
        <KnownValue value={pods.ready} />
        {' / '}
        <KnownValue value={pods.wanted} />
      </Cell>
    ),
  },
  {
    id: 'gpus',
    minWidth: 78,
    cell: ({ accelerators }) => (
      <Cell>
        <Accelerators value={accelerators} />
      </Cell>
    ),
  },
  {
    id: 'owner',
    minWidth: 110,
    cell: ({ service }) => (
      <Cell>
        <KnownValue value={service.owner} />
      </Cell>
    ),
  },
  {
    id: 'age',
    minWidth: 68,
    cell: ({ service }) => (
      <Cell>
        <KnownValue value={service.createdAt}>
          {createdAt => <AgeText at={createdAt} />}
        </KnownValue>
      </Cell>
    ),
  },
];

/** The table's columns in the user's language. */
export function useFleetColumns(): Array<ColumnConfig<FleetRow>> {
  const { t } = useTranslation();
  return useMemo(
    () =>
      columns.map(column => ({
        ...column,
        label: t(`table.${column.id}`),
        isSortable: true,
        isRowHeader: column.id === 'name',
      })),
    [t],
  );
}
