import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type {
  ModelService,
  PodSummary,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { AgeText } from '../AgeText';
import { Breakable } from '../Breakable';
import { KnownValue } from '../KnownValue';
import classes from './PodTable.module.css';

/** A pod and what it is part of: a revision, or a component beside them. */
type PodRow = PodSummary & { id: string; of: string };

/** All pods of a service, in the words of `kubectl get pods`. */
export function PodTable({
  service: { revisions, components },
}: {
  service: ModelService;
}) {
  const { t } = useTranslation();
  const columns = usePodColumns();
  const rows = useMemo(
    () =>
      [...revisions, ...components].flatMap(({ name: of, pods }) =>
        pods.map(pod => ({ ...pod, id: `${of}/${pod.name}`, of })),
      ),
    [revisions, components],
  );
  return (
    <Table
      columnConfig={columns}
      data={rows}
      emptyState={t('service.noPods')}
      pagination={{ type: 'none' }}
    />
  );
}

function usePodColumns(): Array<ColumnConfig<PodRow>> {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('pod.name'),
        isRowHeader: true,
        minWidth: 200,
        defaultWidth: '3fr',
        cell: ({ name, of }) => (
          <Cell>
            <div className={classes.name}>{name}</div>
            <div className={classes.revision}>{of}</div>
          </Cell>
        ),
      },
      {
        id: 'state',
        label: t('pod.state'),
        minWidth: 120,
        defaultWidth: '2fr',
        cell: ({ state }) => (
          <Cell>
            <Breakable text={state} />
          </Cell>
        ),
      },
      {
        id: 'ready',
        label: t('pod.ready'),
        minWidth: 70,
        cell: ({ ready }) => (
          <CellText title={t(ready ? 'pod.yes' : 'pod.no')} />
        ),
      },
      {
        id: 'restarts',
        label: t('pod.restarts'),
        minWidth: 90,
        cell: ({ restarts }) => <CellText title={String(restarts)} />,
      },
      {
        id: 'node',
        label: t('pod.node'),
        minWidth: 110,
        cell: ({ node }) => (
          <Cell>
            <KnownValue value={node} />
          </Cell>
        ),
      },
      {
        id: 'age',
        label: t('pod.age'),
        minWidth: 70,
        cell: ({ createdAt }) => (
          <Cell>
            <KnownValue value={createdAt}>
              {at => <AgeText at={at} />}
            </KnownValue>
          </Cell>
        ),
      },
    ],
    [t],
  );
}
