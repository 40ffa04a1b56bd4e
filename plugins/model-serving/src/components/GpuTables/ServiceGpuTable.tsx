import { Link } from '@backstage/ui';
import {
  type GpuCost,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';
import { RiAlertFill } from '@remixicon/react';
import { useDuration } from '../../hooks/useDuration';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation, type Translate } from '../../hooks/useTranslation';
import { moneyText, shareText } from '../../view/gpu/gpuText';
import type { GpuServiceRow } from '../../view/gpu/serviceRows';
import { sentence } from '../../view/sentence';
import { Accelerators } from '../Accelerators';
import { FactTable, type FactColumn } from '../FactTable';
import { KnownValue } from '../KnownValue';
import { percentText } from '../TrafficBar';
import classes from './GpuTables.module.css';

export interface ServiceGpuTableProps {
  rows: readonly GpuServiceRow[];
  /** whether the page has said which service it is */
  isNamed?: boolean;
}

/** Which revision of which service holds what, whether it uses it and what that costs. */
export function ServiceGpuTable({ rows, isNamed }: ServiceGpuTableProps) {
  const { t } = useTranslation();
  const duration = useDuration();
  const columns: Array<FactColumn<GpuServiceRow>> = [
    {
      id: 'service',
      label: t(isNamed ? 'revision.name' : 'gpuTable.service'),
      cell: row => <Name row={row} isNamed={isNamed} />,
    },
    {
      id: 'traffic',
      label: t('gpuTable.traffic'),
      isNumeric: true,
      cell: ({ traffic }) => (
        <KnownValue value={traffic}>
          {({ percent }) =>
            t('canary.percent', { percent: percentText(percent) })
          }
        </KnownValue>
      ),
    },
    {
      id: 'gpus',
      label: t('gpuTable.gpus'),
      isNumeric: true,
      cell: ({ accelerators }) => <Accelerators value={accelerators} />,
    },
    {
      id: 'used',
      label: t('gpuTable.used'),
      isNumeric: true,
      cell: ({ used }) => <KnownValue value={used}>{shareText}</KnownValue>,
    },
    {
      id: 'idle',
      label: t('gpuTable.idle'),
      isNumeric: true,
      cell: ({ idleSeconds }) => (
        <KnownValue value={idleSeconds}>
          {seconds => (seconds > 0 ? duration(seconds) : t('gpuTable.notIdle'))}
        </KnownValue>
      ),
    },
    {
      id: 'cost',
      label: t('gpuTable.cost'),
      isNumeric: true,
      cell: ({ cost }) => (
        <KnownValue value={cost}>{told => costText(told, t)}</KnownValue>
      ),
    },
  ];
  return (
    <FactTable
      label={t('gpuTable.services')}
      columns={columns}
      rows={rows}
      empty={t('gpuTable.noServices')}
    />
  );
}

function Name({
  row: { owner, revision, role, heldForNothing },
  isNamed,
}: { row: GpuServiceRow } & Pick<ServiceGpuTableProps, 'isNamed'>) {
  const { t } = useTranslation();
  const href = useServiceHref();
  const part = revision === '' ? t('gpuTable.shared') : `${revision} (${role})`;
  return (
    <>
      {isNamed && part}
      {!isNamed &&
        (href ? (
          <Link standalone href={href(owner.service)}>
            {owner.name}
          </Link>
        ) : (
          owner.name
        ))}
      {!isNamed && (
        <small>
          {part} · {owner.namespace} · {owner.cluster}
        </small>
      )}
      {heldForNothing !== undefined && (
        <div className={classes.warning}>
          <RiAlertFill size={14} aria-hidden />
          <span>
            <strong>{t('gpuTable.forNothing')}:</strong>{' '}
            {sentence(heldForNothing)}
          </span>
        </div>
      )}
    </>
  );
}

function costText({ perHour, currency, idlePerHour }: GpuCost, t: Translate) {
  const isIdle = !isUnknown(idlePerHour) && idlePerHour > 0;
  return (
    <>
      {moneyText(perHour, currency)}
      {isIdle && (
        <small>
          {t('gpuTable.costIdle', { cost: moneyText(idlePerHour, currency) })}
        </small>
      )}
    </>
  );
}
