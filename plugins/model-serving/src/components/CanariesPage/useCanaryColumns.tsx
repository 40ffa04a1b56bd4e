import { Cell, type ColumnConfig, Link } from '@backstage/ui';
import type { Revision } from '@modeldeck/plugin-model-serving-common';
import { useMemo, type ReactElement } from 'react';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import type { CanaryRow } from '../../view/canary/canaryRow';
import { fittingColumns } from '../../view/fittingColumns';
import { AgeText } from '../AgeText';
import { Breakable } from '../Breakable';
import { HealthBadge } from '../HealthBadge';
import { KnownValue } from '../KnownValue';
import { RolloutHintText } from '../RolloutProgress';
import { TrafficSummary } from '../TrafficSummary';

const columns = [
  {
    id: 'name',
    minWidth: 140,
    priority: 0,
    cell: ({ service }) => <ServiceCell service={service} />,
  },
  {
    id: 'versions',
    minWidth: 190,
    priority: 3,
    cell: row => <VersionsCell {...row} />,
  },
  {
    id: 'traffic',
    minWidth: 138,
    priority: 1,
    cell: ({ service }) => (
      <Cell>
        <TrafficSummary service={service} />
      </Cell>
    ),
  },
  {
    id: 'rollout',
    minWidth: 130,
    priority: 4,
    cell: ({ service }) => <RolloutCell service={service} />,
  },
  {
    id: 'health',
    minWidth: 136,
    priority: 2,
    cell: ({ service }) => (
      <Cell>
        <HealthBadge health={service.health} />
      </Cell>
    ),
  },
  {
    id: 'age',
    minWidth: 96,
    priority: 5,
    cell: ({ since }) => (
      <Cell>
        <KnownValue value={since}>{at => <AgeText at={at} ago />}</KnownValue>
      </Cell>
    ),
  },
] as const satisfies ReadonlyArray<{
  id: string;
  minWidth: number;
  priority: number;
  cell: (row: CanaryRow) => ReactElement;
}>;

/** The table's columns in the user's language, as many as fit into the width if it is known. */
export function useCanaryColumns(
  width = Infinity,
): Array<ColumnConfig<CanaryRow>> {
  const { t } = useTranslation();
  return useMemo(
    () =>
      fittingColumns(columns, width).map(({ id, minWidth, cell }) => ({
        id,
        minWidth,
        cell,
        label: t(`canaries.${id}`),
        isRowHeader: id === 'name',
      })),
    [t, width],
  );
}

function ServiceCell({ service }: Pick<CanaryRow, 'service'>) {
  const href = useServiceHref();
  return (
    <Cell>
      {href ? (
        <Link standalone variant="body-medium" href={href(service.id)}>
          {service.name}
        </Link>
      ) : (
        service.name
      )}
      <br />
      <small>
        {service.namespace} · {service.cluster}
      </small>
    </Cell>
  );
}

function VersionsCell({ stable, canary }: CanaryRow) {
  return (
    <Cell>
      <Versions revisions={stable} /> → <Versions revisions={canary} />
      <br />
      <small>
        <Breakable text={canary.map(({ name }) => name).join(', ')} />
      </small>
    </Cell>
  );
}

function Versions({ revisions }: { revisions: Revision[] }) {
  return revisions.length === 0 ? (
    <>–</>
  ) : (
    <>
      {revisions.map(({ name, modelVersion }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <KnownValue value={modelVersion} />
        </span>
      ))}
    </>
  );
}

function RolloutCell({ service }: Pick<CanaryRow, 'service'>) {
  const { t } = useTranslation();
  const { rollout } = service;
  return (
    <Cell>
      {rollout
        ? `${rollout.controller}: ${rollout.phase}`
        : t('canaries.noRollout')}
      <br />
      <RolloutHintText service={service} />
    </Cell>
  );
}
