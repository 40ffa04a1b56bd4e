import type {
  MetricEvidence,
  MetricEvidence as Metric,
} from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import {
  evidenceBar,
  safetyBar,
  type EvidenceBar,
} from '../../view/canary/evidence';
import classes from './CanaryVerdict.module.css';

/** Metric by metric: what was counted on both sides, and how far that is from deciding. */
export function EvidenceTable({ metrics }: { metrics: MetricEvidence[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('verdict.metricTitle')}</th>
            <th scope="col">{t('role.stable')}</th>
            <th scope="col">{t('role.canary')}</th>
            <th scope="col">{t('verdict.harm')}</th>
            <th scope="col">{t('verdict.safety')}</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(metric => (
            <EvidenceRow key={metric.metric} metric={metric} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EvidenceRow({ metric }: { metric: Metric }) {
  const { t } = useTranslation();
  const counts = ({ bad, meanSeconds, requests: all }: Metric['canary']) => {
    const requests = String(Math.round(all));
    if (bad === undefined) {
      return meanSeconds === undefined
        ? t('verdict.nothingSeen')
        : t('verdict.mean', {
            seconds: String(Number(meanSeconds.toPrecision(2))),
            requests,
          });
    }
    // Restarts are counted over the seconds that containers ran.
    return t(
      metric.metric === 'restarts' ? 'verdict.restarts' : 'verdict.counts',
      { bad: String(Math.round(bad)), requests },
    );
  };
  return (
    <tr>
      <th scope="row">
        {t(`verdict.metric.${metric.metric}`)}
        <small>{t(`verdict.state.${metric.state}`)}</small>
      </th>
      <td>{counts(metric.stable)}</td>
      <td>{counts(metric.canary)}</td>
      <td>
        <Bar bar={evidenceBar(metric.harm)} kind="harm" />
      </td>
      <td>
        <Bar bar={safetyBar(metric)} kind="safety" />
      </td>
    </tr>
  );
}

interface BarProps {
  bar: EvidenceBar | undefined;
  kind: 'harm' | 'safety';
}

/** Evidence on its way to what decides, which is the bar's end. */
function Bar({ bar, kind }: BarProps) {
  const { t } = useTranslation();
  if (!bar) {
    return <>{t('verdict.notWatched')}</>;
  }
  const { percent, evidence, needed } = bar;
  const text = t('verdict.evidence', { evidence, needed });
  return (
    <>
      <div
        role="meter"
        aria-label={t(`verdict.${kind}`)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
        className={`${classes.bar} ${classes[kind]}`}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <small>{text}</small>
    </>
  );
}
