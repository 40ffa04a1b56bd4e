import { Cell, type ColumnConfig } from '@backstage/ui';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import type { FleetRow } from '../../view/fleetRow';
import { fittingColumns } from '../../view/fittingColumns';
import { platformTitle } from '../../view/platformTitle';
import type { SortColumn } from '../../view/sortRows';
import { Accelerators } from '../Accelerators';
import { AgeText } from '../AgeText';
import { HealthBadge } from '../HealthBadge';
import { KnownValue } from '../KnownValue';
import { ReplicaCount } from '../ReplicaCount';
import { RolloutHintText } from '../RolloutProgress';
import { TrafficSummary } from '../TrafficSummary';
import { NameCell } from './NameCell';

interface FleetColumn {
  id: SortColumn;
  minWidth: number;
  priority: number;
  defaultWidth?: ColumnConfig<FleetRow>['defaultWidth'];
  cell(row: FleetRow): ReactElement;
}

const columns: FleetColumn[] = [
  {
    id: 'health',
    minWidth: 136,
    priority: 1,
    cell: ({ service }) => (
      <Cell>
        <HealthBadge health={service.health} />
      </Cell>
    ),
  },
  {
    id: 'name',
    minWidth: 126,
    priority: 0,
    defaultWidth: '1.3fr',
    cell: row => <NameCell row={row} />,
  },
  {
    id: 'cluster',
    minWidth: 106,
    priority: 3,
    cell: ({ service }) => (
      <Cell>
        {service.namespace}
        <br />
        <small>{service.cluster}</small>
      </Cell>
    ),
  },
  {
    id: 'platform',
    minWidth: 116,
    priority: 5,
    cell: ({ service }) => (
      <Cell>
        {platformTitle(service.platform)}
        <br />
        <small>{service.mode}</small>
      </Cell>
    ),
  },
  {
    id: 'model',
    minWidth: 118,
    priority: 6,
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
    minWidth: 138,
    priority: 2,
    cell: ({ service }) => (
      <Cell>
        <TrafficSummary service={service} />
        <RolloutHintText service={service} />
      </Cell>
    ),
  },
  {
    id: 'pods',
    minWidth: 88,
    priority: 4,
    cell: ({ pods }) => (
      <Cell>
        <ReplicaCount {...pods} />
      </Cell>
    ),
  },
  {
    id: 'gpus',
    minWidth: 68,
    priority: 8,
    cell: ({ accelerators }) => (
      <Cell>
        <Accelerators value={accelerators} />
      </Cell>
    ),
  },
  {
    id: 'owner',
    minWidth: 102,
    priority: 7,
    cell: ({ service }) => (
      <Cell>
        <KnownValue value={service.owner} />
      </Cell>
    ),
  },
  {
    id: 'age',
    minWidth: 68,
    priority: 9,
    cell: ({ service }) => (
      <Cell>
        <KnownValue value={service.createdAt}>
          {createdAt => <AgeText at={createdAt} />}
        </KnownValue>
      </Cell>
    ),
  },
];

/** The table's columns in the user's language, as many as fit into the width if it is known. */
export function useFleetColumns(
  width = Infinity,
): Array<ColumnConfig<FleetRow>> {
  const { t } = useTranslation();
  return useMemo(
    () =>
      fittingColumns(columns, width).map(column => ({
        ...column,
        label: t(`table.${column.id}`),
        isSortable: true,
        isRowHeader: column.id === 'name',
      })),
    [t, width],
  );
}
