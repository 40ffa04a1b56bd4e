import { Alert, Text } from '@backstage/ui';
import {
  compareTraffic,
  type ModelService,
  type Plan,
} from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { useAge } from '../../hooks/useAge';
import { useFleet } from '../../hooks/useFleet';
import { useTranslation } from '../../hooks/useTranslation';
import {
  planProgress,
  type PlanProgress,
} from '../../view/canary/planProgress';
import { sentence } from '../../view/sentence';
import classes from './PlanDialog.module.css';
import { SharesRow } from './PredictedTraffic';

const alerts = {
  waiting: { status: 'info', title: 'plan.waiting' },
  reached: { status: 'success', title: 'plan.reached' },
  'cannot-verify': { status: 'warning', title: 'plan.cannotVerify' },
  failed: { status: 'danger', title: 'plan.broke' },
} as const;

export interface PlanOutcomeProgressProps {
  plan: Plan;
  before: ModelService['health'];
  /** as the stream of changes tells it */
  service: ModelService;
}

/** What came of a plan that was written, as it happens. */
export function PlanOutcomeProgress({
  plan,
  before,
  service,
}: PlanOutcomeProgressProps) {
  const { t } = useTranslation();
  const { state, details } = useLasting(planProgress(plan, before, service));
  const { status, title } = alerts[state];
  return (
    <>
      <Alert
        status={status}
        icon={state !== 'waiting'}
        isPending={state === 'waiting'}
        role="status"
        title={t(title)}
        description={
          details.length > 0 ? sentence(details.join('; ')) : undefined
        }
      />
      {state === 'waiting' && <NotLive />}
      <div className={classes.traffic}>
        <SharesRow
          title={t('plan.now')}
          label={t('plan.now')}
          shares={compareTraffic(plan, service).now}
          revisions={service.revisions}
        />
        <SharesRow
          title={t('plan.predicted')}
          label={t('plan.trafficAfter')}
          shares={plan.after}
          revisions={service.revisions}
        />
      </div>
    </>
  );
}

/** Once reached it stays so: what somebody does afterwards is another story. */
function useLasting(progress: PlanProgress): PlanProgress {
  const [reached, setReached] = useState<PlanProgress>();
  if (progress.state === 'reached' && !reached) {
    setReached(progress);
  }
  return reached ?? progress;
}

/** Waiting for news that cannot come. */
function NotLive() {
  const { t } = useTranslation();
  const { ago } = useAge();
  const { connection, updatedAt } = useFleet();
  return connection === 'live' || updatedAt === undefined ? null : (
    <Text color="secondary">{t('plan.notLive', { ago: ago(updatedAt) })}</Text>
  );
}
