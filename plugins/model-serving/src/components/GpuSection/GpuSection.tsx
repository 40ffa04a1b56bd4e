import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { useGpusHref } from '../../hooks/useGpusHref';
import { useServiceGpus } from '../../hooks/useServiceGpus';
import { useTranslation } from '../../hooks/useTranslation';
import { serviceRows } from '../../view/gpu/serviceRows';
import { sentence } from '../../view/sentence';
import { ServiceGpuTable } from '../GpuTables';
import { Section } from '../Section';

/** The accelerators of one service, revision by revision, and whether it uses them. */
export function GpuSection({ id }: { id: string }) {
  const { t } = useTranslation();
  const { value, error } = useServiceGpus(id);
  const href = useGpusHref();
  const rows = useMemo(
    () => (value?.service ? serviceRows([value.service]) : []),
    [value],
  );
  return (
    <Section title={t('gpuCard.title')}>
      <Flex direction="column" gap="3">
        {!value && !error && <Skeleton height={64} />}
        {error && <Text color="secondary">{sentence(error.message)}</Text>}
        {value && rows.length === 0 && (
          <Text color="secondary">{t('gpuCard.none')}</Text>
        )}
        {rows.length > 0 && <ServiceGpuTable rows={rows} isNamed />}
        {href && (
          <Link href={href({ part: 'services' })}>{t('gpuCard.open')}</Link>
        )}
      </Flex>
    </Section>
  );
}
