import { Link } from '@backstage/ui';
import type { GpuDemand } from '@modeldeck/plugin-model-serving-common';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { Accelerators } from '../Accelerators';
import { AgeText } from '../AgeText';
import { FactTable, type FactColumn } from '../FactTable';
import { KnownValue } from '../KnownValue';

/** What waits for accelerators, and why it has got none. */
export function DemandTable({ demand }: { demand: readonly GpuDemand[] }) {
  const { t } = useTranslation();
  const href = useServiceHref();
  const columns: Array<FactColumn<GpuDemand>> = [
    {
      id: 'waiting',
      label: t('gpuTable.waiting'),
      cell: ({ name, namespace, cluster, kind, service }) =>
        name === '' ? (
          t('gpus.hidden')
        ) : (
          <>
            {service !== undefined && href ? (
              <Link standalone href={href(service)}>
                {name}
              </Link>
            ) : (
              name
            )}
            <small>
              {kind} · {namespace} · {cluster}
            </small>
          </>
        ),
    },
    {
      id: 'gpus',
      label: t('gpuTable.gpus'),
      isNumeric: true,
      cell: ({ accelerators }) => <Accelerators value={accelerators} />,
    },
    {
      id: 'since',
      label: t('gpuViolation.since'),
      isNumeric: true,
      cell: ({ since }) => (
        <KnownValue value={since}>{at => <AgeText at={at} ago />}</KnownValue>
      ),
    },
    {
      id: 'reason',
      label: t('gpuTable.reason'),
      cell: ({ reason }) => <KnownValue value={reason}>{sentence}</KnownValue>,
    },
  ];
  return (
    <FactTable
      label={t('gpuTable.demand')}
      columns={columns}
      rows={demand}
      empty={t('gpuTable.noDemand')}
    />
  );
}
