import { Flex, Text } from '@backstage/ui';
import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import {
  serviceGraphs,
  type ServiceGraph,
} from '../../view/graph/serviceGraphs';
import { Section } from '../Section';
import { RoleSwatch } from '../TrafficBar';
import { GraphDiagram } from './GraphDiagram';
import { GraphOutline } from './GraphOutline';
import classes from './InferenceGraphs.module.css';

/** What a request passes through: one graph, or one below the other where revisions differ. */
export function InferenceGraphs({ service }: { service: ModelService }) {
  const { t } = useTranslation();
  const graphs = serviceGraphs(service);
  if (graphs.length === 0) {
    return null;
  }
  return (
    <Section title={t('graph.title')}>
      <Flex direction="column" gap="6">
        {graphs.map(({ graph, revisions }) => (
          <div key={revisions.map(({ name }) => name).join(' ')}>
            <RevisionsOf revisions={revisions} />
            <GraphDiagram graph={graph} service={service} />
            {graph.omitted > 0 && (
              <Text as="p" color="secondary" className={classes.omitted}>
                {t('graph.omitted', { number: String(graph.omitted) })}
              </Text>
            )}
            <GraphOutline graph={graph} />
          </div>
        ))}
      </Flex>
    </Section>
  );
}

function RevisionsOf({ revisions }: Pick<ServiceGraph, 'revisions'>) {
  const { t } = useTranslation();
  return revisions.length === 0 ? null : (
    <h3 className={classes.revisions}>
      {revisions.map(({ name, role }) => (
        <span key={name}>
          <RoleSwatch role={role} />
          {name} ({t(`role.${role}`)})
        </span>
      ))}
    </h3>
  );
}
