import type { CanaryRun } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { evidenceText } from '../../view/canary/evidence';
import { momentText } from '../../view/plot/timeTicks';
import { KnownValue } from '../KnownValue';
import { ScrollArea } from '../ScrollArea';
import { percentText } from '../TrafficBar';
import classes from './CanaryHistory.module.css';

/** The plots in digits, the newest look first. */
export function LookTable({ run }: { run: CanaryRun }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('plot.asTable')}</summary>
      <div className={classes.scroll}>
        <ScrollArea label={t('history.looks')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('history.at')}</th>
                <th scope="col">{t('history.decision')}</th>
                <th scope="col">{t('history.weight')}</th>
                <th scope="col">{t('history.requests')}</th>
                <th scope="col">{t('history.harm')}</th>
                <th scope="col">{t('history.safety')}</th>
              </tr>
            </thead>
            <tbody>
              {[...run.looks].reverse().map(look => (
                <tr key={look.at}>
                  <th scope="row">{momentText(Date.parse(look.at))}</th>
                  <td>{t(`verdict.decision.${look.decision}`)}</td>
                  <td>
                    <KnownValue value={look.weight}>
                      {percent =>
                        t('history.percent', { percent: percentText(percent) })
                      }
                    </KnownValue>
                  </td>
                  <td>
                    {Math.round(look.share.canary)} /{' '}
                    {Math.round(look.share.stable)}
                  </td>
                  {(['harm', 'safety'] as const).map(kind => (
                    <td key={kind}>
                      {look.metrics.map(metric => (
                        <div key={metric.metric}>
                          {t('history.value', {
                            metric: t(`verdict.metric.${metric.metric}`),
                            evidence: evidenceText(metric[kind].evidence),
                            needed: evidenceText(
                              metric[kind].needed ?? Infinity,
                            ),
                          })}
                        </div>
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </div>
    </details>
  );
}
