import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import {
  GPU_POOL_ID_ANNOTATION,
  type GpuPool,
} from '@modeldeck/plugin-model-serving-common';
import { useGpuReport } from '../../hooks/useGpuReport';
import { useGpusHref } from '../../hooks/useGpusHref';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { GpuPoolFacts, PoolBadges } from '../GpuPoolCard';
import { Section } from '../Section';

/** On a pool's overview: what it has now, and what of it is free. */
export function EntityGpuPoolCard() {
  const { t } = useTranslation();
  const { entity } = useEntity();
  const { value, error } = useGpuReport();
  const id = entity.metadata.annotations?.[GPU_POOL_ID_ANNOTATION];
  const pool = value?.pools.find(each => each.id === id);
  return (
    <Section title={t('gpuCard.title')}>
      {!value && !error && <Skeleton height={64} />}
      {!value && error && (
        <Text color="secondary">{sentence(error.message)}</Text>
      )}
      {value && !pool && <Text color="secondary">{t('gpuPool.gone')}</Text>}
      {pool && <Pool pool={pool} />}
    </Section>
  );
}

function Pool({ pool }: { pool: GpuPool }) {
  const { t } = useTranslation();
  const href = useGpusHref();
  return (
    <Flex direction="column" gap="3">
      <PoolBadges pool={pool} />
      <GpuPoolFacts pool={pool} />
      {href && (
        <Link href={href({ part: 'nodes', pool: pool.id })}>
          {t('gpuPool.open')}
        </Link>
      )}
    </Flex>
  );
}
