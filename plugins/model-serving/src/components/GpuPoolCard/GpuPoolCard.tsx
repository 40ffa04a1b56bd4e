import { Button } from '@backstage/ui';
import { known, type GpuPool } from '@modeldeck/plugin-model-serving-common';
import { useId } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import classes from './GpuPoolCard.module.css';
import { GpuPoolFacts } from './GpuPoolFacts';

export interface GpuPoolCardProps {
  pool: GpuPool;
  /** whether only this pool is looked at */
  isChosen: boolean;
  onChoose: () => void;
}

/** One pool: what it is for, what it has, and what of it is free. */
export function GpuPoolCard({ pool, isChosen, onChoose }: GpuPoolCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const { name, cluster } = pool;
  return (
    <section
      aria-labelledby={id}
      className={`${classes.card} ${isChosen ? classes.chosen : ''}`}
    >
      <header>
        <div className={classes.title}>
          <h3 id={id}>{name}</h3>
          <Button size="small" variant="tertiary" onPress={onChoose}>
            {isChosen ? t('gpus.all') : t('gpus.only', { pool: name })}
          </Button>
        </div>
        <div className={classes.place}>
          {cluster} · {t('gpuPool.nodes', { number: String(pool.nodeCount) })}
          {pool.unavailableNodes > 0 &&
            `, ${t('gpuPool.unavailable', {
              number: String(pool.unavailableNodes),
            })}`}
        </div>
        <PoolBadges pool={pool} />
      </header>
      <GpuPoolFacts pool={pool} />
    </section>
  );
}

/** What it is kept for, where that is configured, and how its nodes are paid for. */
export function PoolBadges({
  pool: { role, capacityTypes },
}: {
  pool: Pick<GpuPool, 'role' | 'capacityTypes'>;
}) {
  const words = [known(role) ?? [], capacityTypes].flat();
  return words.length === 0 ? null : (
    <div className={classes.badges}>
      {words.map(word => (
        <span key={word}>{word}</span>
      ))}
    </div>
  );
}
