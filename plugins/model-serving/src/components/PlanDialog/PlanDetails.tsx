import { Text } from '@backstage/ui';
import type {
  ModelService,
  Plan,
  PlanRisk,
  Severity,
} from '@modeldeck/plugin-model-serving-common';
import {
  RiAlertFill,
  RiCloseCircleFill,
  RiInformationFill,
} from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { Part } from './Part';
import classes from './PlanDialog.module.css';
import { PlannedWrites } from './PlannedWrites';
import { PredictedTraffic } from './PredictedTraffic';

const icons = {
  error: RiCloseCircleFill,
  warning: RiAlertFill,
  info: RiInformationFill,
};
const order: readonly Severity[] = ['error', 'warning', 'info'];

export interface PlanDetailsProps {
  plan: Plan;
  service: ModelService;
}

/** What will be written, what follows from it, what may go wrong and how to get back. */
export function PlanDetails({ plan, service }: PlanDetailsProps) {
  const { t } = useTranslation();
  const { summary, writes, before, after, risks, undo } = plan;
  return (
    <>
      <Text>
        <strong>{sentence(summary)}</strong>
      </Text>
      <Text color="secondary">{t('plan.nothing')}</Text>
      <Part title={t('plan.traffic')}>
        <PredictedTraffic
          before={before}
          after={after}
          revisions={service.revisions}
        />
      </Part>
      <Part title={t('plan.writes')}>
        <PlannedWrites writes={writes} />
      </Part>
      <Part title={t('plan.risks')}>
        <Risks risks={risks} />
      </Part>
      <Part title={t('plan.undo')}>
        <Text>{sentence(undo)}</Text>
      </Part>
    </>
  );
}

function Risks({ risks }: { risks: PlanRisk[] }) {
  const { t } = useTranslation();
  if (risks.length === 0) {
    return <Text color="secondary">{t('plan.noRisks')}</Text>;
  }
  const bySeverity = [...risks].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
  return (
    <ul className={classes.risks}>
      {bySeverity.map(({ id, severity, detail }) => {
        const Icon = icons[severity];
        return (
          <li key={`${id} ${detail}`}>
            <Icon
              size={18}
              role="img"
              aria-label={t(`severity.${severity}`)}
              className={classes[severity]}
            />
            <span>
              {sentence(detail)} <small>{id}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
