import { Alert, Flex } from '@backstage/ui';
import type {
  ClusterState,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { useAge } from '../../hooks/useAge';
import { useTranslation } from '../../hooks/useTranslation';
import { gapsOf } from '../../view/gaps';
import { holdsAccelerators } from '../../view/gpu/holdsAccelerators';
import { statusCommand } from '../../view/kubectlCommand';
import { CanaryHistory } from '../CanaryHistory';
import { CanaryPanel } from '../CanaryPanel';
import { CatalogFact } from '../CatalogFact';
import { CommandLine } from '../CommandLine';
import { ComponentTable } from '../ComponentTable';
import { EndpointList } from '../EndpointList';
import { FindingList } from '../FindingList';
import { GapList } from '../GapList';
import { GpuSection } from '../GpuSection';
import { InferenceGraphs } from '../InferenceGraph';
import { PodTable } from '../PodTable';
import { Preflight } from '../Preflight';
import { RevisionTable } from '../RevisionTable';
import { RolloutProgress } from '../RolloutProgress';
import { Section } from '../Section';
import { ServiceFacts } from '../ServiceFacts';
import { ServiceHeader } from '../ServiceHeader';
import { TrafficTruths } from '../TrafficTruths';
import classes from './ServiceView.module.css';

export interface ServiceViewProps {
  service: ModelService;
  cluster?: ClusterState;
  /** whether the page has said the service's name already */
  named?: boolean;
}

/** All about one service: first what is wrong and what to do, then what it is made of. */
export function ServiceView({ service, cluster, named }: ServiceViewProps) {
  const { t } = useTranslation();
  const gaps = gapsOf(service, cluster);
  return (
    <Flex direction="column" gap="4">
      {cluster?.staleSince !== undefined && (
        <StaleNotice since={cluster.staleSince} />
      )}
      <ServiceHeader service={service} cluster={cluster} named={named}>
        {!named && <CatalogFact id={service.id} />}
      </ServiceHeader>
      <Section title={t('service.findings')}>
        <FindingList service={service} />
      </Section>
      {gaps.length > 0 && (
        <Section title={t('service.gaps')}>
          <GapList gaps={gaps} />
        </Section>
      )}
      <CanaryPanel service={service} />
      <CanaryHistory service={service} />
      {service.rollout && (
        <Section title={t('rollout.title')}>
          <RolloutProgress rollout={service.rollout} />
        </Section>
      )}
      <Section title={t('service.traffic')}>
        <TrafficTruths service={service} />
      </Section>
      <InferenceGraphs service={service} />
      <Section title={t('service.revisions')}>
        <RevisionTable revisions={service.revisions} />
      </Section>
      {service.components.length > 0 && (
        <Section title={t('component.title')}>
          <ComponentTable service={service} />
        </Section>
      )}
      {holdsAccelerators(service) && <GpuSection id={service.id} />}
      <Section title={t('service.pods')}>
        <PodTable service={service} />
      </Section>
      <div className={classes.columns}>
        <Section title={t('service.facts')}>
          <ServiceFacts service={service} cluster={cluster} />
        </Section>
        <Flex direction="column" gap="4">
          <Section title={t('service.endpoints')}>
            <EndpointList endpoints={service.endpoints} />
          </Section>
          <Preflight id={service.id} />
          <Section title={t('service.terminal')}>
            <CommandLine command={statusCommand(service)} />
          </Section>
        </Flex>
      </div>
    </Flex>
  );
}

function StaleNotice({ since }: { since: string }) {
  const { t } = useTranslation();
  const { ago } = useAge();
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('service.staleTitle', { ago: ago(Date.parse(since)) })}
      description={t('service.stale')}
    />
  );
}
