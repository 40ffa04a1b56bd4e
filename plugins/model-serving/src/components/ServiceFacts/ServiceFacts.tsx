import type {
  ClusterState,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { acceleratorsOf } from '../../view/gaps';
import { platformTitle } from '../../view/platformTitle';
import { sentence } from '../../view/sentence';
import { Accelerators } from '../Accelerators';
import { AgeText } from '../AgeText';
import { KnownValue } from '../KnownValue';
import { RegistryLink } from './RegistryLink';
import classes from './ServiceFacts.module.css';

export interface ServiceFactsProps {
  service: ModelService;
  cluster?: ClusterState;
}

/** What is served, by what, for whom. */
export function ServiceFacts({ service, cluster }: ServiceFactsProps) {
  const { t } = useTranslation();
  const { model, runtime, scaling } = service;
  const facts: Array<[label: string, value: ReactNode]> = [
    [t('facts.model'), <KnownValue value={model.name} />],
    [t('facts.version'), <KnownValue value={model.version} />],
    [t('facts.format'), <KnownValue value={model.format} />],
    [t('facts.storageUri'), <KnownValue value={model.storageUri} />],
    [
      t('facts.registry'),
      <KnownValue value={service.registry}>
        {entry => <RegistryLink entry={entry} />}
      </KnownValue>,
    ],
    [t('facts.platform'), platformTitle(service.platform)],
    [t('facts.mode'), service.mode],
    [t('facts.runtime'), <KnownValue value={runtime.name} />],
    [t('facts.protocol'), <KnownValue value={runtime.protocol} />],
    [
      t('facts.scaling'),
      <>
        <KnownValue value={scaling.min} /> – <KnownValue value={scaling.max} />
      </>,
    ],
    [
      t('facts.accelerators'),
      <Accelerators value={acceleratorsOf(service, cluster)} />,
    ],
    [t('facts.owner'), <KnownValue value={service.owner} />],
    [t('facts.system'), <KnownValue value={service.system} />],
    [
      t('facts.created'),
      <KnownValue value={service.createdAt}>
        {at => <AgeText at={at} ago />}
      </KnownValue>,
    ],
    [
      t('facts.recognisedBy'),
      <>
        {sentence(service.recognisedBy.detail)}{' '}
        <small>({service.recognisedBy.rule})</small>
      </>,
    ],
    [
      t('facts.objects'),
      service.objects.map(({ kind, name }) => `${kind}/${name}`).join(', '),
    ],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
