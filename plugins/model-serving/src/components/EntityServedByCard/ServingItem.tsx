import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTranslation } from '../../hooks/useTranslation';
import type { Serving } from '../../view/servedBy';
import { HealthBadge } from '../HealthBadge';
import { TrafficSummary } from '../TrafficSummary';
import classes from './EntityServedByCard.module.css';

/** A service by its entity, with its state where the fleet has it. */
export function ServingItem({ entityRef, service }: Serving) {
  const { t } = useTranslation();
  return (
    <li>
      <div className={classes.name}>
        <EntityRefLink entityRef={entityRef} hideIcon />
        {service && (
          <div className={classes.place}>
            {service.namespace} · {service.cluster}
          </div>
        )}
      </div>
      {service ? (
        <>
          <HealthBadge health={service.health} />
          <TrafficSummary service={service} />
        </>
      ) : (
        <span className={classes.place}>{t('servedBy.notInFleet')}</span>
      )}
    </li>
  );
}
