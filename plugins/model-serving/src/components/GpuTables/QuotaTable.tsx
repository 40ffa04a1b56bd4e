import type { GpuQuota } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { acceleratorName } from '../../view/acceleratorName';
import { unitsText } from '../../view/gpu/gpuText';
import { FactTable, type FactColumn } from '../FactTable';
import { KnownValue } from '../KnownValue';

/** How much more may be asked for, by each limit there is. */
export function QuotaTable({ quotas }: { quotas: readonly GpuQuota[] }) {
  const { t } = useTranslation();
  const amount = (
    id: string,
    label: string,
    of: (quota: GpuQuota) => GpuQuota['limit'],
  ): FactColumn<GpuQuota> => ({
    id,
    label,
    isNumeric: true,
    cell: quota => <KnownValue value={of(quota)}>{unitsText}</KnownValue>,
  });
  const columns: Array<FactColumn<GpuQuota>> = [
    {
      id: 'quota',
      label: t('gpuTable.quota'),
      cell: ({ name, kind, namespace, cluster }) => (
        <>
          {name}
          <small>
            {[kind, namespace, cluster].filter(Boolean).join(' · ')}
          </small>
        </>
      ),
    },
    {
      id: 'what',
      label: t('gpuTable.what'),
      cell: ({ resource, flavor }) => (
        <>
          {acceleratorName(resource)}
          {flavor !== undefined && <small>{flavor}</small>}
        </>
      ),
    },
    amount('limit', t('gpuTable.limit'), ({ limit }) => limit),
    amount('used', t('gpuTable.quotaUsed'), ({ used }) => used),
    amount('headroom', t('gpuTable.headroom'), ({ headroom }) => headroom),
  ];
  return (
    <FactTable
      label={t('gpuTable.quotas')}
      columns={columns}
      rows={quotas}
      empty={t('gpuTable.noQuotas')}
    />
  );
}
