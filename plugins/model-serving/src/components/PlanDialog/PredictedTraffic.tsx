import type {
  PredictedShare,
  Revision,
} from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { predictedBar } from '../../view/canary/predictedTraffic';
import { unknownShares } from '../../view/traffic';
import { percentText, RoleSwatch, TrafficBar } from '../TrafficBar';
import classes from './PlanDialog.module.css';

export interface PredictedTrafficProps {
  before: PredictedShare[];
  after: PredictedShare[];
  revisions: Revision[];
}

/** Routed traffic as it is, over what it will be. */
export function PredictedTraffic({
  before,
  after,
  revisions,
}: PredictedTrafficProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.traffic}>
      <SharesRow
        title={t('plan.before')}
        label={t('plan.trafficBefore')}
        {...{ shares: before, revisions }}
      />
      <SharesRow
        title={t('plan.after')}
        label={t('plan.trafficAfter')}
        {...{ shares: after, revisions }}
      />
    </div>
  );
}

export interface SharesRowProps {
  title: string;
  /** of the bar, for who does not see it */
  label: string;
  shares: PredictedShare[];
  revisions: Revision[];
}

/** Shares as a bar and in numbers. */
export function SharesRow({ title, label, shares, revisions }: SharesRowProps) {
  const { t } = useTranslation();
  const bar = predictedBar(shares, revisions);
  return (
    <>
      <div>{title}</div>
      <div className={classes.shares}>
        <TrafficBar bar={bar} label={label} size="large" />
        <ul>
          {bar.segments.map(({ revision, role, percent }) => (
            <li key={revision}>
              <RoleSwatch role={role} />
              {t('traffic.share', {
                revision,
                role: t(`role.${role}`),
                percent: percentText(percent),
              })}
            </li>
          ))}
          {unknownShares(bar).map(({ revisions: names, reason }) => (
            <li key={reason}>
              {t('traffic.unknownShare', {
                revision: names.join(', '),
                reason,
              })}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
