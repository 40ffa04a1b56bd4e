import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type {
  Component,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { Accelerators } from '../Accelerators';
import { ReplicaCount } from '../ReplicaCount';
import { SharedBy } from './SharedBy';

type ComponentRow = Component & { id: string; ownId: string };

/** What runs beside the revisions and takes part in each request. */
export function ComponentTable({
  service: { id: ownId, components },
}: {
  service: ModelService;
}) {
  const columns = useComponentColumns();
  const rows = useMemo(
    () =>
      components.map((component, index) => ({
        ...component,
        id: `${index} ${component.name}`,
        ownId,
      })),
    [components, ownId],
  );
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}

function useComponentColumns(): Array<ColumnConfig<ComponentRow>> {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('component.name'),
        isRowHeader: true,
        minWidth: 130,
        defaultWidth: '2fr',
        cell: ({ name, kind }) => (
          <CellText title={name} description={t(`component.kind.${kind}`)} />
        ),
      },
      {
        id: 'replicas',
        label: t('revision.replicas'),
        minWidth: 110,
        cell: ({ replicas }) => (
          <Cell>
            <ReplicaCount {...replicas} />
          </Cell>
        ),
      },
      {
        id: 'accelerators',
        label: t('revision.accelerators'),
        minWidth: 110,
        cell: ({ accelerators }) => (
          <Cell>
            <Accelerators value={accelerators} />
          </Cell>
        ),
      },
      {
        id: 'sharedBy',
        label: t('component.worksFor'),
        minWidth: 150,
        defaultWidth: '2fr',
        cell: ({ sharedBy, sharedByOmitted, ownId }) => (
          <Cell>
            <SharedBy ids={sharedBy} omitted={sharedByOmitted} ownId={ownId} />
          </Cell>
        ),
      },
    ],
    [t],
  );
}
