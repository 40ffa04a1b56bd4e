import { Flex, Select, Skeleton, Text } from '@backstage/ui';
import type { GpuPool } from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { useGpuHistory } from '../../hooks/useGpuHistory';
import { useTranslation } from '../../hooks/useTranslation';
import { fullStop } from '../../view/sentence';
import classes from './GpuHistoryPlots.module.css';
import { GpuSeriesPlot } from './GpuSeriesPlot';

const DAY = 24;
/** As long as minutes and hours are kept. */
const RANGES = [DAY, 7 * DAY, 30 * DAY, 90 * DAY];
/** More plots than this nobody compares, and each is a request. */
const MOST_POOLS = 8;

/** How much of the pools was held and used, and what was left idle. */
export function GpuHistoryPlots({ pools }: { pools: readonly GpuPool[] }) {
  const { t } = useTranslation();
  const [hours, setHours] = useState(7 * DAY);
  return (
    <Flex direction="column" gap="4">
      <Select
        className={classes.range}
        label={t('gpuHistory.range')}
        options={RANGES.map(range => ({
          value: String(range),
          label:
            range === DAY
              ? t('gpuHistory.hours', { number: String(range) })
              : t('gpuHistory.days', { number: String(range / DAY) }),
        }))}
        value={String(hours)}
        onChange={key => setHours(Number(key))}
      />
      {pools.length > MOST_POOLS && (
        <Text color="secondary">
          {t('gpuHistory.first', {
            shown: String(MOST_POOLS),
            number: String(pools.length),
          })}
        </Text>
      )}
      <div className={classes.pools}>
        {pools.slice(0, MOST_POOLS).map(pool => (
          <PoolHistory key={pool.id} pool={pool} hours={hours} />
        ))}
      </div>
    </Flex>
  );
}

function PoolHistory({ pool, hours }: { pool: GpuPool; hours: number }) {
  const { t } = useTranslation();
  const { cluster, id, name } = pool;
  const { value, error } = useGpuHistory({ cluster, pool: id }, hours);
  const isEmpty = value?.series.every(({ points }) => points.length === 0);
  return (
    <section>
      <h3 className={classes.name}>
        {name} <small>{cluster}</small>
      </h3>
      {!value && !error && <Skeleton height={160} />}
      {error && (
        <Text color="secondary">
          {t('gpuHistory.failed', { reason: fullStop(error.message) })}
        </Text>
      )}
      {isEmpty && <Text color="secondary">{t('gpuHistory.none')}</Text>}
      {value?.series
        .filter(({ points }) => points.length > 0)
        .map(series => (
          <GpuSeriesPlot key={series.resource} {...{ pool, series, hours }} />
        ))}
    </section>
  );
}
