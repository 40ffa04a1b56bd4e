import type { JsonObject, KubeObject } from '../../json/KubeObject';
import {
  conditionOf,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../../json/read';
import type { ClusterClient, Condition } from '../ClusterClient';
import { modelStatus } from './modelStatus';
import {
  componentLabels,
  modelFormat,
  podSpec,
  templateAnnotations,
} from './predictorPod';
import {
  buildTraffic,
  propagateRevisions,
  type RevisionNames,
} from './traffic';

const KNATIVE_SERVICES = 'services.serving.knative.dev';
const INFERENCE_SERVICES = 'inferenceservices.serving.kserve.io';
const MIN_SCALE = 'autoscaling.knative.dev/min-scale';
const COMPONENTS = ['predictor', 'transformer', 'explainer'];

/** One Knative Service per component; revisions and traffic are Knative's. */
export function reconcileKnativeMode(
  client: ClusterClient,
  service: KubeObject,
): void {
  const parts = COMPONENTS.filter(name => objectAt(service, 'spec', name)).map(
    component => reconcileComponent(client, service, component),
  );
  const { name, namespace } = service.metadata;
  const conditions = serviceConditions(parts);
  const ready = conditions.find(c => c.type === 'Ready')?.status === 'True';
  const routed =
    conditions.find(c => c.type === 'RoutesReady')?.status === 'True';
  const predictor = objectAt(service, 'spec', 'predictor');
  client.setStatus(INFERENCE_SERVICES, service, {
    observedGeneration: service.metadata.generation,
    deploymentMode: 'Knative',
    clusterServingRuntimeName: `kserve-${modelFormat(predictor)}server`,
    ...(routed && {
      url: `http://${name}.${namespace}.models.example.com`,
      address: { url: `http://${name}.${namespace}.svc.cluster.local` },
    }),
    components: Object.fromEntries(parts.map(p => [p.component, p.status])),
    conditions,
    modelStatus: modelStatus(
      latestPods(client, service, parts[0]?.status),
      ready,
    ),
  });
}

interface Component {
  component: string;
  status: JsonObject;
  knative: KubeObject;
}

function reconcileComponent(
  client: ClusterClient,
  service: KubeObject,
  component: string,
): Component {
  const { name, namespace = '' } = service.metadata;
  const spec = objectAt(service, 'spec', component) ?? {};
  const known = objectAt(service, 'status', 'components', component);
  const knative = client.ensure(KNATIVE_SERVICES, {
    name: `${name}-${component}`,
    namespace,
    labels: componentLabels(service, component),
    owner: service,
    fields: {
      spec: {
        template: {
          metadata: {
            labels: componentLabels(service, component),
            annotations: {
              ...templateAnnotations(spec),
              [MIN_SCALE]: String(numberAt(spec, 'minReplicas') ?? 1),
            },
          },
          spec: podSpec(spec),
        },
        traffic: buildTraffic(
          numberAt(spec, 'canaryTrafficPercent'),
          textAt(known, 'latestRolledoutRevision'),
        ),
      },
    },
  });
  // Of a service that has no status yet for its present spec, nothing can be told.
  const revisions = propagateRevisions((known ?? {}) as RevisionNames, knative);
  const status = {
    ...revisions,
    traffic: listAt(knative, 'status', 'traffic'),
    url: textAt(knative, 'status', 'url'),
    address: objectAt(knative, 'status', 'address'),
  };
  return { component, knative, status: withoutUndefined(status) };
}

function withoutUndefined(object: object): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  );
}

function latestPods(
  client: ClusterClient,
  service: KubeObject,
  predictor: JsonObject | undefined,
): KubeObject[] {
  return client
    .list('pods', service.metadata.namespace)
    .filter(
      ({ metadata }) =>
        metadata.labels?.['serving.knative.dev/revision'] !== undefined &&
        metadata.labels['serving.knative.dev/revision'] ===
          predictor?.latestCreatedRevision,
    );
}

function serviceConditions(parts: readonly Component[]): Condition[] {
  const each = parts.flatMap(({ component, knative }) => {
    const title = `${component.charAt(0).toUpperCase()}${component.slice(1)}`;
    return [
      copied(
        knative,
        'ConfigurationsReady',
        `${title}ConfigurationReady`,
        'Info',
      ),
      copied(knative, 'Ready', `${title}Ready`),
      copied(knative, 'RoutesReady', `${title}RouteReady`, 'Info'),
    ];
  });
  const routes = firstOf(parts, 'RoutesReady', 'RoutesReady');
  const ingress: Condition =
    routes.status === 'True'
      ? { type: 'IngressReady', status: 'True' }
      : {
          type: 'IngressReady',
          status: 'Unknown',
          reason: 'Predictor ingress not created',
        };
  const latest = firstOf(parts, 'ConfigurationsReady', 'LatestDeploymentReady');
  const ready = firstOf(parts, 'Ready', 'Ready');
  return [
    ...each,
    ingress,
    latest,
    ready,
    routes,
    { type: 'Stopped', status: 'False' as const, severity: 'Info' },
  ].sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** The condition of the first component where it is not True. */
function firstOf(
  parts: readonly Component[],
  from: string,
  type: string,
): Condition {
  const all = parts.map(({ knative }) => copied(knative, from, type));
  return all.find(c => c.status !== 'True') ?? { type, status: 'True' };
}

function copied(
  knative: KubeObject,
  from: string,
  type: string,
  severity?: string,
): Condition {
  const { status, reason, message } = conditionOf(knative, from) ?? {};
  return {
    type,
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    ...(typeof reason === 'string' && { reason }),
    ...(typeof message === 'string' && { message }),
    ...(severity && { severity }),
  };
}
