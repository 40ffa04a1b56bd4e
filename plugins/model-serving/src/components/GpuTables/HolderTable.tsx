import type { GpuHolder } from '@modeldeck/plugin-model-serving-common';
import { useDuration } from '../../hooks/useDuration';
import { useTranslation } from '../../hooks/useTranslation';
import { shareText } from '../../view/gpu/gpuText';
import { AgeText } from '../AgeText';
import { Accelerators } from '../Accelerators';
import { FactTable, type FactColumn } from '../FactTable';
import { KnownValue } from '../KnownValue';

/** Pods that hold accelerators and belong to no service that the user may see. */
export function HolderTable({ holders }: { holders: readonly GpuHolder[] }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const columns: Array<FactColumn<GpuHolder>> = [
    {
      id: 'holder',
      label: t('gpuTable.holder'),
      cell: ({ namespace, pod, owner, cluster }) =>
        pod === '' ? (
          t('gpus.hidden')
        ) : (
          <>
            {owner ?? pod}
            <small>
              {owner !== undefined && `${pod} · `}
              {namespace} · {cluster}
            </small>
          </>
        ),
    },
    {
      id: 'class',
      label: t('canary.fact'),
      cell: holder => t(`gpuTable.class.${holder.class}`),
    },
    {
      id: 'node',
      label: t('gpuTable.place'),
      cell: ({ node }) => node,
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
      id: 'since',
      label: t('gpuTable.since'),
      isNumeric: true,
      cell: ({ since }) => (
        <KnownValue value={since}>{at => <AgeText at={at} />}</KnownValue>
      ),
    },
  ];
  return (
    <FactTable
      label={t('gpuTable.others')}
      columns={columns}
      rows={holders}
      empty={t('gpuTable.noOthers')}
    />
  );
}
