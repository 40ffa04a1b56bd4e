import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { Revision } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { Accelerators } from '../Accelerators';
import { KnownValue } from '../KnownValue';
import { ReplicaCount } from '../ReplicaCount';

type RevisionRow = Revision & { id: string };

/** The versions of the service side by side. */
export function RevisionTable({ revisions }: { revisions: Revision[] }) {
  const { t } = useTranslation();
  const columns = useRevisionColumns();
  return (
    <Table
      columnConfig={columns}
      data={revisions.map(revision => ({ ...revision, id: revision.name }))}
      emptyState={t('traffic.none')}
      pagination={{ type: 'none' }}
    />
  );
}

function useRevisionColumns(): Array<ColumnConfig<RevisionRow>> {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('revision.name'),
        isRowHeader: true,
        minWidth: 150,
        defaultWidth: '2fr',
        cell: ({ name, role }) => (
          <CellText title={name} description={t(`role.${role}`)} />
        ),
      },
      {
        id: 'version',
        label: t('revision.version'),
        minWidth: 130,
        cell: ({ modelVersion }) => (
          <Cell>
            <KnownValue value={modelVersion} />
          </Cell>
        ),
      },
      {
        id: 'replicas',
        label: t('revision.replicas'),
        minWidth: 130,
        cell: ({ replicas }) => (
          <Cell>
            <ReplicaCount {...replicas} />
          </Cell>
        ),
      },
      {
        id: 'accelerators',
        label: t('revision.accelerators'),
        minWidth: 120,
        cell: ({ accelerators }) => (
          <Cell>
            <Accelerators value={accelerators} />
          </Cell>
        ),
      },
      {
        id: 'storageUri',
        label: t('revision.storageUri'),
        minWidth: 220,
        defaultWidth: '2fr',
        cell: ({ storageUri }) => (
          <Cell>
            <KnownValue value={storageUri} />
          </Cell>
        ),
      },
    ],
    [t],
  );
}
