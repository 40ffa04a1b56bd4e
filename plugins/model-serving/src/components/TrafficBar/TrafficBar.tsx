import { useTranslation } from '../../hooks/useTranslation';
import type { TrafficBarView } from '../../view/traffic';
import classes from './TrafficBar.module.css';

export interface TrafficBarProps {
  bar: TrafficBarView;
  size?: 'small' | 'large';
  /** what it is of, where that is none of the three truths */
  label?: string;
}

/** Who gets which part of the requests, by one of the three truths. */
export function TrafficBar({ bar, size = 'small', label }: TrafficBarProps) {
  const { t } = useTranslation();
  const shares = bar.segments.map(({ revision, role, percent }) =>
    t('traffic.share', {
      revision,
      role: t(`role.${role}`),
      percent: percentText(percent),
    }),
  );
  const untellable = bar.unknown.map(({ revision, reason }) =>
    t('traffic.unknownShare', { revision, reason }),
  );
  const title =
    label ?? t('traffic.barLabel', { truth: t(`traffic.${bar.truth}`) });
  return (
    <span
      role="img"
      aria-label={[title, ...shares, ...untellable].join('; ')}
      className={`${classes.colors} ${classes.bar} ${classes[size]}`}
    >
      {bar.segments
        .filter(({ percent }) => percent > 0)
        .map(({ revision, role, percent }) => (
          <span
            key={revision}
            className={classes[role]}
            style={{ width: `${percent}%` }}
          />
        ))}
      {bar.untold > 0 && (
        <span
          className={classes.untold}
          style={{ width: `${bar.untold}%` }}
          data-testid="untold"
        />
      )}
    </span>
  );
}

/** Weights are whole numbers nearly always; where one is not, one decimal tells enough. */
export function percentText(percent: number): string {
  return String(Math.round(percent * 10) / 10);
}
