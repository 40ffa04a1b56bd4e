import { Alert, Flex, Skeleton, Text } from '@backstage/ui';
import type {
  CanaryRun,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { useCanaryHistory } from '../../hooks/useCanaryHistory';
import { useTranslation } from '../../hooks/useTranslation';
import { hasCanary } from '../../view/traffic';
import { sentence } from '../../view/sentence';
import { Section } from '../Section';
import classes from './CanaryHistory.module.css';
import { CanaryRunView, RunTitle } from './CanaryRunView';

/** The canary that is under way, and those there were before it. */
export function CanaryHistory({ service }: { service: ModelService }) {
  const { t } = useTranslation();
  const { value, error } = useCanaryHistory(service.id);
  const inFlight = hasCanary(service.revisions);
  const runs = value?.canaries ?? [];
  // Of a service without canaries there is nothing to say, not even that it cannot be read.
  if (runs.length === 0 && !inFlight) {
    return null;
  }
  return (
    <Section title={t('history.title')}>
      <Flex direction="column" gap="4" className={classes.root}>
        {!value && !error && <Skeleton height={160} />}
        {error && (
          <Alert
            status="warning"
            icon
            role="status"
            title={t(value ? 'history.stale' : 'history.failed')}
            description={sentence(error.message)}
          />
        )}
        {value && runs.length === 0 && (
          <Text color="secondary">{t('history.none')}</Text>
        )}
        <Runs runs={runs} />
      </Flex>
    </Section>
  );
}

function Runs({ runs: [first, ...earlier] }: { runs: readonly CanaryRun[] }) {
  const { t } = useTranslation();
  return (
    <>
      {first && (
        <>
          <div>
            <RunTitle run={first} />
          </div>
          <CanaryRunView run={first} />
        </>
      )}
      {earlier.length > 0 && (
        <div>
          <h3 className={classes.earlier}>
            {t('history.earlier', { number: String(earlier.length) })}
          </h3>
          {earlier.map(run => (
            <details key={run.id} className={classes.run}>
              <summary>
                <RunTitle run={run} />
              </summary>
              <CanaryRunView run={run} />
            </details>
          ))}
        </div>
      )}
    </>
  );
}
