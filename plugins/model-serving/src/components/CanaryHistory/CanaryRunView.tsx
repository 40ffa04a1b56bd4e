import { Alert, Flex, Text } from '@backstage/ui';
import {
  isUnknown,
  type CanaryRun,
} from '@modeldeck/plugin-model-serving-common';
import { useAge } from '../../hooks/useAge';
import { useTranslation } from '../../hooks/useTranslation';
import { momentText } from '../../view/plot/timeTicks';
import { sentence } from '../../view/sentence';
import classes from './CanaryHistory.module.css';
import { DecisionStrip } from './DecisionStrip';
import { EventList } from './EventList';
import { EvidencePlot } from './EvidencePlot';
import { LookTable } from './LookTable';

/** How the evidence of one canary grew, what was decided from it, and what was done. */
export function CanaryRunView({ run }: { run: CanaryRun }) {
  const { t } = useTranslation();
  const { ago } = useAge();
  const { looks, trouble } = run;
  const from = Date.parse(looks[0]?.at ?? run.since);
  const to = Date.parse(looks.at(-1)?.at ?? run.since);
  return (
    <Flex direction="column" gap="3">
      {trouble && (
        <Alert
          status="warning"
          icon
          role="status"
          title={t('history.trouble', { ago: ago(Date.parse(trouble.since)) })}
          description={sentence(trouble.reason)}
        />
      )}
      {run.rule === 'threshold' && (
        <Text color="secondary">{t('history.ruleOnly')}</Text>
      )}
      {looks.length === 0 ? (
        <Text color="secondary">{t('history.none')}</Text>
      ) : (
        <>
          <div className={classes.plots}>
            <EvidencePlot run={run} kind="harm" from={from} to={to} />
            <EvidencePlot run={run} kind="safety" from={from} to={to} />
          </div>
          <DecisionStrip run={run} from={from} to={to} />
          <LookTable run={run} />
        </>
      )}
      <EventList events={run.events} />
    </Flex>
  );
}

/** Which versions were compared, what came of it and when. */
export function RunTitle({ run }: { run: CanaryRun }) {
  const { t } = useTranslation();
  const { stable, canary, outcome, since, endedAt } = run;
  const begun = momentText(Date.parse(since));
  return (
    <>
      <strong>
        {t('history.versions', {
          stable: versionOf(stable),
          canary: versionOf(canary),
        })}
      </strong>{' '}
      · {t(`history.outcome.${outcome}`)} ·{' '}
      <span className={classes.when}>
        {endedAt === undefined
          ? t('history.since', { since: begun })
          : t('history.until', {
              since: begun,
              until: momentText(Date.parse(endedAt)),
            })}
      </span>
    </>
  );
}

/** The revision's name, where its version is not known. */
function versionOf({ modelVersion, revision }: CanaryRun['stable']): string {
  return isUnknown(modelVersion) ? revision : modelVersion;
}
