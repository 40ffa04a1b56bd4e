import type { Revision } from '@modeldeck/plugin-model-serving-common';
import { RiErrorWarningFill } from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import {
  hasCanary,
  trafficBar,
  trafficDisagreements,
  type TrafficFacts,
  type TrafficBarView,
} from '../../view/traffic';
import { Hint } from '../Hint';
import { KnownValue } from '../KnownValue';
import { percentText, TrafficBar } from '../TrafficBar';
import classes from './TrafficSummary.module.css';

/** Traffic in a table's cell: what is declared over what is programmed, and a mark where they part. */
export function TrafficSummary({ service }: { service: TrafficFacts }) {
  const { t } = useTranslation();
  const { revisions } = service;
  const programmed = trafficBar(revisions, 'programmed');
  const disagreements = trafficDisagreements(service).map(item =>
    t('traffic.disagreement', {
      revision: item.revision,
      declared: percentText(item.declared),
      programmed: percentText(item.programmed),
    }),
  );
  if (revisions.length === 0) {
    return <>{t('traffic.none')}</>;
  }
  return (
    <div className={classes.root}>
      <div className={classes.text}>
        <Share revisions={revisions} programmed={programmed} />
        {disagreements.length > 0 && (
          <Hint text={disagreements.join('; ')} className={classes.mark}>
            <RiErrorWarningFill
              size={16}
              role="img"
              aria-label={t('traffic.disagreementTitle')}
            />
          </Hint>
        )}
      </div>
      <TrafficBar bar={trafficBar(revisions, 'declared')} />
      <TrafficBar bar={programmed} />
    </div>
  );
}

interface ShareProps {
  revisions: Revision[];
  programmed: TrafficBarView;
}

function Share({ revisions, programmed }: ShareProps) {
  const { t } = useTranslation();
  const [unknown] = programmed.unknown;
  if (unknown) {
    return <KnownValue value={{ unknown: unknown.reason }} />;
  }
  const canary = hasCanary(revisions);
  const percent = programmed.segments
    .filter(({ role }) => !canary || role === 'canary')
    .reduce((sum, segment) => sum + segment.percent, 0);
  return (
    <span>
      {t(canary ? 'traffic.canaryShare' : 'traffic.stableOnly', {
        percent: percentText(percent),
      })}
    </span>
  );
}
