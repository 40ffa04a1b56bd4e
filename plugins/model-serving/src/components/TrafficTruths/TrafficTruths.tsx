import { Alert, Text } from '@backstage/ui';
import type { Revision } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import {
  trafficBar,
  trafficDisagreements,
  type TrafficFacts,
  truths,
  unknownShares,
  type Truth,
} from '../../view/traffic';
import { percentText, RoleSwatch, TrafficBar } from '../TrafficBar';
import classes from './TrafficTruths.module.css';

/** Traffic as asked for, as routed and as seen, one under the other so that they can be compared. */
export function TrafficTruths({ service }: { service: TrafficFacts }) {
  const { t } = useTranslation();
  const { revisions } = service;
  const disagreements = trafficDisagreements(service);
  if (revisions.length === 0) {
    return <Text color="secondary">{t('traffic.none')}</Text>;
  }
  return (
    <div className={classes.root}>
      {disagreements.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('traffic.disagreementTitle')}
          description={disagreements
            .map(({ revision, declared, programmed }) =>
              t('traffic.disagreement', {
                revision,
                declared: percentText(declared),
                programmed: percentText(programmed),
              }),
            )
            .join('; ')}
        />
      )}
      {truths.map(truth => (
        <TruthRow key={truth} truth={truth} revisions={revisions} />
      ))}
    </div>
  );
}

interface TruthRowProps {
  truth: Truth;
  revisions: Revision[];
}

function TruthRow({ truth, revisions }: TruthRowProps) {
  const { t } = useTranslation();
  const bar = trafficBar(revisions, truth);
  return (
    <div className={classes.row}>
      <div>
        <strong>{t(`traffic.${truth}`)}</strong>
        <div className={classes.secondary}>{t(`traffic.${truth}Help`)}</div>
      </div>
      <div className={classes.bar}>
        <TrafficBar bar={bar} size="large" />
        <ul className={classes.shares}>
          {bar.segments.map(({ revision, role, percent, source }) => (
            <li key={revision}>
              <RoleSwatch role={role} />
              {t('traffic.shareSource', {
                revision,
                role: t(`role.${role}`),
                percent: percentText(percent),
                source,
              })}
            </li>
          ))}
          {unknownShares(bar).map(({ revisions: names, reason }) => (
            <li key={reason} className={classes.secondary}>
              {t('traffic.unknownShare', {
                revision: names.join(', '),
                reason,
              })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
