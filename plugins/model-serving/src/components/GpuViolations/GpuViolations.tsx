import { Link, Text } from '@backstage/ui';
import type { GpuViolation } from '@modeldeck/plugin-model-serving-common';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { AgeText } from '../AgeText';
import { FindingItem } from '../FindingList';
import { KnownValue } from '../KnownValue';
import classes from './GpuViolations.module.css';

export interface GpuViolationsProps {
  violations: readonly GpuViolation[];
}

/** Rules of the company that are broken: by whom, since when, and what ends it. */
export function GpuViolations({ violations }: GpuViolationsProps) {
  const { t } = useTranslation();
  if (violations.length === 0) {
    return <Text color="secondary">{t('gpuViolation.none')}</Text>;
  }
  return (
    <ul className={classes.list} aria-label={t('gpuViolation.label')}>
      {violations.map((violation, index) => (
        <FindingItem
          key={`${violation.policy} ${violation.subject} ${index}`}
          finding={violation}
        >
          <Who violation={violation} />
        </FindingItem>
      ))}
    </ul>
  );
}

function Who({ violation }: { violation: GpuViolation }) {
  const { t } = useTranslation();
  const href = useServiceHref();
  const { who, since, service, policy, namespace, cluster } = violation;
  return (
    <div className={classes.who}>
      <span>{policy}</span>
      <span>
        {t('gpuViolation.who')}:{' '}
        {service !== undefined && href ? (
          <Link href={href(service)}>
            <KnownValue value={who} />
          </Link>
        ) : (
          <KnownValue value={who} />
        )}
      </span>
      <span>
        {t('gpuViolation.since')}:{' '}
        <KnownValue value={since}>{at => <AgeText at={at} ago />}</KnownValue>
      </span>
      <span>{[namespace, cluster].filter(Boolean).join(' · ')}</span>
    </div>
  );
}
