import type { HealthStatus } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { healthStatuses } from '../../view/healthStatus';
import { HealthWord } from '../HealthBadge';
import classes from './HealthTiles.module.css';

export interface HealthTilesProps {
  counts: ReadonlyMap<HealthStatus, number>;
  chosen: readonly HealthStatus[];
  onChange(chosen: HealthStatus[]): void;
}

/** How many services there are of each health; a click shows only those. */
export function HealthTiles({ counts, chosen, onChange }: HealthTilesProps) {
  const { t } = useTranslation();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const toggle = (status: HealthStatus) =>
    onChange(
      chosen.includes(status)
        ? chosen.filter(other => other !== status)
        : [...chosen, status],
    );
  return (
    <div role="group" aria-label={t('tiles.label')} className={classes.root}>
      <button
        type="button"
        className={classes.tile}
        aria-pressed={chosen.length === 0}
        onClick={() => onChange([])}
      >
        <span className={classes.count}>{total}</span>{' '}
        <span>{t('tiles.all')}</span>
      </button>
      {healthStatuses.map(status => (
        <button
          key={status}
          type="button"
          className={classes.tile}
          aria-pressed={chosen.includes(status)}
          data-empty={!counts.get(status)}
          onClick={() => toggle(status)}
        >
          <span className={classes.count}>{counts.get(status) ?? 0}</span>{' '}
          <HealthWord status={status} />
        </button>
      ))}
    </div>
  );
}
