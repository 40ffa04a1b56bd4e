import { EmptyState } from '@backstage/core-components';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import {
  type GpuPool,
  type GpuReport,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo, useState } from 'react';
import { useAge } from '../../hooks/useAge';
import { useDuration } from '../../hooks/useDuration';
import { useTranslation } from '../../hooks/useTranslation';
import { poolsByNeed } from '../../view/gpu/poolsByNeed';
import { sentence } from '../../view/sentence';
import { ClusterNotices } from '../ClusterNotices';
import { GapList } from '../GapList';
import { GpuPoolCard } from '../GpuPoolCard';
import { GpuParts } from './GpuParts';
import classes from './GpusPage.module.css';
import { useGpuPageQuery } from './useGpuPageQuery';

/** Two rows of them: what is told of their nodes must be in sight. */
const MOST_POOLS = 8;

/** What there is, pool by pool, and below it one part in detail. */
export function GpuOverview({ report }: { report: GpuReport }) {
  const [query, setQuery] = useGpuPageQuery();
  const chosen = report.pools.find(({ id }) => id === query.pool);
  return (
    <>
      <Told report={report} />
      {report.pools.length === 0 ? (
        <NoPools report={report} />
      ) : (
        <>
          <Pools
            pools={report.pools}
            chosen={chosen}
            onChoose={pool => setQuery({ ...query, pool: pool?.id })}
          />
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

interface PoolsProps {
  pools: readonly GpuPool[];
  chosen: GpuPool | undefined;
  onChoose: (pool: GpuPool | undefined) => void;
}

/** The pools that need somebody first; of many the others on demand. */
function Pools({ pools, chosen, onChoose }: PoolsProps) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const ordered = useMemo(() => poolsByNeed(pools), [pools]);
  const shown = ordered.filter(
    (pool, place) => isWhole || place < MOST_POOLS || pool === chosen,
  );
  const more = ordered.length - shown.length;
  return (
    <section aria-label={t('gpus.pools')}>
      <div className={classes.pools}>
        {shown.map(pool => (
          <GpuPoolCard
            key={pool.id}
            pool={pool}
            isChosen={pool === chosen}
            onChoose={() => onChoose(pool === chosen ? undefined : pool)}
          />
        ))}
      </div>
      {more > 0 && (
        <Button variant="tertiary" onPress={() => setWhole(true)}>
          {t('gpus.showAll', { number: String(more) })}
        </Button>
      )}
    </section>
  );
}

/** Since when and from where it is known, and what is not. */
function Told({ report }: { report: GpuReport }) {
  const { t } = useTranslation();
  const { ago } = useAge(1000);
  const duration = useDuration();
  const { observedAt, telemetry, windowSeconds, problems, clusters } = report;
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
      {/* What it keeps from being counted is among the problems; lists there are in full below. */}
      <ClusterNotices
        clusters={clusters.map(cluster => ({ ...cluster, gaps: [] }))}
      />
      <Problems problems={problems} clusters={clusters} />
    </>
  );
}

type ProblemsProps = Pick<GpuReport, 'problems' | 'clusters'>;

/** What could not be counted, and which lists could not be read. */
function Problems({ problems, clusters }: ProblemsProps) {
  const { t } = useTranslation();
  const incomplete = clusters.filter(({ gaps }) => gaps.length > 0);
  return problems.length + incomplete.length === 0 ? null : (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('gpus.problems')}
      description={
        <>
          <ul className={classes.problems}>
            {problems.map(problem => (
              <li key={problem}>{sentence(problem)}</li>
            ))}
          </ul>
          {incomplete.map(({ name, gaps }) => (
            <details key={name}>
              <summary>{t('cluster.gaps', { cluster: name })}</summary>
              <GapList gaps={gaps} />
            </details>
          ))}
        </>
      }
    />
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
