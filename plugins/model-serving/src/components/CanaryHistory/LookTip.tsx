import type { CanaryLook } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { momentText } from '../../view/plot/timeTicks';
import classes from './CanaryHistory.module.css';

export interface LookTipProps {
  look: CanaryLook;
  values: readonly string[];
}

/** What was known at one look, beside the plot. */
export function LookTip({ look, values }: LookTipProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.tip}>
      <div>
        {momentText(Date.parse(look.at))} ·{' '}
        <strong>{t(`verdict.decision.${look.decision}`)}</strong>
      </div>
      <ul>
        {values.map(value => (
          <li key={value}>{value}</li>
        ))}
      </ul>
    </div>
  );
}
