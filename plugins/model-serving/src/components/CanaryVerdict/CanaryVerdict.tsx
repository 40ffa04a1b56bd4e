import { Alert, Text } from '@backstage/ui';
import type {
  CanaryReport,
  Decision,
  ThresholdCheck,
} from '@modeldeck/plugin-model-serving-common';
import type { Polled } from '../../hooks/usePolled';
import { useTranslation } from '../../hooks/useTranslation';
import { missingByReason, ownReasons } from '../../view/canary/evidence';
import { fullStop, sentence } from '../../view/sentence';
import { AgeText } from '../AgeText';
import { CodeText } from '../CodeText';
import classes from './CanaryVerdict.module.css';
import { EvidenceTable } from './EvidenceTable';

const statuses = {
  rollback: 'danger',
  promote: 'success',
  'keep-watching': 'info',
  'cannot-tell': 'warning',
} as const satisfies Record<Decision, string>;

/** Whether the canary is worse, how sure that is, and what is missing to know. */
export function CanaryVerdict({ value: report, error }: Polled<CanaryReport>) {
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      {!report && !error && (
        <Alert
          status="info"
          isPending
          role="status"
          title={t('verdict.looking')}
        />
      )}
      {error && (
        <Alert
          status="warning"
          icon
          role="status"
          title={t(report ? 'verdict.stale' : 'verdict.failed')}
          description={sentence(error.message)}
        />
      )}
      {report && <Report report={report} />}
    </div>
  );
}

function Report({ report }: { report: CanaryReport }) {
  const { t } = useTranslation();
  const { verdict, next, partial } = report;
  return (
    <>
      <Alert
        status={statuses[verdict.decision]}
        icon
        role="status"
        title={t(`verdict.decision.${verdict.decision}`)}
        description={
          <ul className={classes.list}>
            {ownReasons(verdict).map(reason => (
              <li key={reason}>
                <CodeText text={sentence(reason)} />
              </li>
            ))}
          </ul>
        }
      />
      <Missing
        missing={verdict.missing}
        decides={verdict.decision === 'cannot-tell'}
      />
      <div>
        <strong>{t('service.nextStep')}: </strong>
        <CodeText text={sentence(next)} />
      </div>
      {partial !== undefined && !isSaid(partial, verdict) && (
        <Text color="secondary">{t('verdict.partial', { partial })}</Text>
      )}
      {verdict.rule === 'evidence' && verdict.metrics.length > 0 && (
        <EvidenceTable metrics={verdict.metrics} />
      )}
      {verdict.checks.length > 0 && <Checks checks={verdict.checks} />}
      <Text variant="body-small" color="secondary">
        {t('verdict.watched')} <AgeText at={report.since} ago />
        {report.sources.length > 0 && `. ${sourcesText(report.sources)}`}
      </Text>
    </>
  );
}

function Checks({ checks }: { checks: ThresholdCheck[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.list}>
      {checks.map(({ state, detail }) => (
        <li key={detail}>
          <strong>{t(`verdict.check.${state}`)}</strong> {sentence(detail)}
        </li>
      ))}
    </ul>
  );
}

/** What could not be read is said with the metrics that are missing because of it. */
function isSaid(partial: string, { missing }: CanaryReport['verdict']) {
  return missing.some(({ reason }) => reason.includes(partial));
}

interface MissingProps {
  missing: CanaryReport['verdict']['missing'];
  /** whether it is what the decision comes from */
  decides: boolean;
}

function Missing({ missing, decides }: MissingProps) {
  const { t } = useTranslation();
  return missing.length === 0 ? null : (
    <details open={decides}>
      <summary>
        {t('verdict.missing', { number: String(missing.length) })}
      </summary>
      <ul className={classes.list}>
        {missingByReason(missing).map(({ metrics, reason }) => (
          <li key={reason}>
            <strong>
              {metrics.map(metric => t(`verdict.metric.${metric}`)).join(', ')}
            </strong>
            {': '}
            <CodeText text={fullStop(reason)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function sourcesText(sources: CanaryReport['sources']): string {
  return [
    ...new Set(sources.map(({ source, through }) => `${source}, ${through}`)),
  ].join('; ');
}
