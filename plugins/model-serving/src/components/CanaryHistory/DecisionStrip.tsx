import type { CanaryRun } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { decisionSpans } from '../../view/canary/decisionSpans';
import { momentText } from '../../view/plot/timeTicks';
import classes from './CanaryHistory.module.css';

export interface DecisionStripProps {
  run: CanaryRun;
  from: number;
  to: number;
}

/** What was decided when, below the plots and along their axis. */
export function DecisionStrip({ run, from, to }: DecisionStripProps) {
  const { t } = useTranslation();
  const spans = decisionSpans(run);
  const percent = (at: number) => ((at - from) / Math.max(1, to - from)) * 100;
  const label = t('history.decisions', {
    decisions: spans
      .map(
        ({ decision, from: at }) =>
          `${momentText(at)} ${t(`verdict.decision.${decision}`)}`,
      )
      .join('; '),
  });
  return (
    <div className={classes.strip} role="img" aria-label={label}>
      {spans.map(span => (
        <span
          key={span.from}
          className={classes[span.decision]}
          style={{
            left: `${percent(span.from)}%`,
            width: `${percent(span.to) - percent(span.from)}%`,
          }}
        >
          {t(`verdict.decision.${span.decision}`)}
        </span>
      ))}
    </div>
  );
}
