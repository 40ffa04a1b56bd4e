import { EmptyState } from '@backstage/core-components';
import { Alert, Flex, Text } from '@backstage/ui';
import {
  type GpuReport,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';
import { useAge } from '../../hooks/useAge';
import { useDuration } from '../../hooks/useDuration';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { ClusterNotices } from '../ClusterNotices';
import { GpuPoolCard } from '../GpuPoolCard';
import { GpuParts } from './GpuParts';
import classes from './GpusPage.module.css';
import { useGpuPageQuery } from './useGpuPageQuery';

/** What there is, pool by pool, and below it one part in detail. */
export function GpuOverview({ report }: { report: GpuReport }) {
  const { t } = useTranslation();
  const [query, setQuery] = useGpuPageQuery();
  const chosen = report.pools.find(({ id }) => id === query.pool);
  return (
    <>
      <Told report={report} />
      <ClusterNotices clusters={report.clusters} />
      {report.pools.length === 0 ? (
        <NoPools report={report} />
      ) : (
        <>
          <section aria-label={t('gpus.pools')} className={classes.pools}>
            {report.pools.map(pool => (
              <GpuPoolCard
                key={pool.id}
                pool={pool}
                isChosen={pool === chosen}
                onChoose={() =>
                  setQuery({
                    ...query,
                    pool: pool === chosen ? undefined : pool.id,
                  })
                }
              />
            ))}
          </section>
          <GpuParts
            report={report}
            chosen={chosen}
            part={query.part}
            onChange={part => setQuery({ ...query, part })}
          />
        </>
      )}
    </>
  );
}

/** Since when and from where it is known, and what is not. */
function Told({ report }: { report: GpuReport }) {
  const { t } = useTranslation();
  const { ago } = useAge(1000);
  const duration = useDuration();
  const { observedAt, telemetry, windowSeconds, problems } = report;
  return (
    <>
      <Flex justify="end">
        <Text variant="body-small" color="secondary">
          {t('gpus.asOf', { ago: ago(Date.parse(observedAt)) })}
          {!isUnknown(telemetry) &&
            `; ${t('gpus.window', {
              window: duration(windowSeconds),
              telemetry,
            })}`}
        </Text>
      </Flex>
      {isUnknown(telemetry) && (
        <Alert
          status="info"
          icon
          role="status"
          title={t('gpus.noTelemetry')}
          description={sentence(telemetry.unknown)}
        />
      )}
      {problems.length > 0 && (
        <Alert
          status="warning"
          icon
          role="status"
          title={t('gpus.problems')}
          description={
            <ul className={classes.problems}>
              {problems.map(problem => (
                <li key={problem}>{sentence(problem)}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}

/** None is said only where every cluster could be asked. */
function NoPools({ report: { clusters } }: { report: GpuReport }) {
  const { t } = useTranslation();
  const isTold =
    clusters.length > 0 &&
    clusters.every(({ reachable, gaps }) => reachable && gaps.length === 0);
  return (
    <EmptyState
      missing={isTold ? 'content' : 'info'}
      title={t(isTold ? 'gpus.none' : 'gpus.cannotTell')}
      description={t(isTold ? 'gpus.noneHelp' : 'empty.cannotTell')}
    />
  );
}
