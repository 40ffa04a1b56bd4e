import { Text } from '@backstage/ui';
import type {
  ClusterState,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { fleetRow } from '../../view/fleetRow';
import { sentence } from '../../view/sentence';
import { Accelerators } from '../Accelerators';
import { HealthWord } from '../HealthBadge';
import { KnownValue } from '../KnownValue';
import { ReplicaCount } from '../ReplicaCount';
import classes from './ServiceHeader.module.css';

export interface ServiceHeaderProps {
  service: ModelService;
  cluster?: ClusterState;
  /** whether the page has said the service's name already */
  named?: boolean;
  /** more facts about it */
  children?: ReactNode;
}

/** Which service this is and how it is, in two lines. */
export function ServiceHeader({
  service,
  cluster,
  named = false,
  children,
}: ServiceHeaderProps) {
  const { t } = useTranslation();
  const { pods, accelerators } = fleetRow(service, cluster);
  return (
    <header className={classes.root}>
      <div className={classes.title}>
        {!named && (
          <Text as="h1" variant="title-small" weight="bold">
            {service.name}
          </Text>
        )}
        <Text color="secondary">
          {service.kind} · {service.namespace} · {service.cluster}
        </Text>
        <div className={classes.health} aria-live="polite">
          <HealthWord status={service.health.status} />
          <span>
            <strong>{service.health.reason}</strong>
            {service.health.message && ` · ${sentence(service.health.message)}`}
          </span>
        </div>
      </div>
      <dl className={classes.facts}>
        <HeaderFact label={t('facts.model')}>
          <KnownValue value={service.model.name} />{' '}
          <KnownValue value={service.model.version} />
        </HeaderFact>
        <HeaderFact label={t('service.podsReady')}>
          <ReplicaCount {...pods} />
        </HeaderFact>
        <HeaderFact label={t('table.gpus')}>
          <Accelerators value={accelerators} />
        </HeaderFact>
        <HeaderFact label={t('facts.owner')}>
          <KnownValue value={service.owner} />
        </HeaderFact>
        {children}
      </dl>
    </header>
  );
}

/** One of the facts in the header. */
export function HeaderFact({
  label,
  children,
}: {
  label: string;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
