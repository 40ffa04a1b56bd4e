import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { numberAt } from '../../json/read';
import type { ClusterClient, Condition } from '../ClusterClient';
import { type Predictor, predictorsOf } from './predictors';
import { ensureRoute } from './seldonRoute';

const SELDON_DEPLOYMENTS = 'seldondeployments.machinelearning.seldon.io';
const DEPLOYMENTS = 'deployments.apps';

/**
 * SeldonIO/seldon-core v1: operator/controllers/seldondeployment_controller.go, for graphs of one
 * pre-packaged server and Istio as the ingress.
 */
export function controlSeldonDeployments(
  client: ClusterClient,
  namespace: string,
): void {
  for (const object of client.list(SELDON_DEPLOYMENTS, namespace)) {
    const predictors = predictorsOf(object);
    for (const predictor of predictors) {
      ensureDeployment(client, object, predictor);
      ensureService(client, object, predictor);
    }
    removeOthers(client, object, predictors);
    ensureRoute(client, object, predictors);
    client.setStatus(
      SELDON_DEPLOYMENTS,
      object,
      status(client, object, predictors),
    );
  }
}

function labelsOf(owner: KubeObject, predictor: Predictor) {
  return {
    app: predictor.deployment,
    'app.kubernetes.io/managed-by': 'seldon-core',
    'seldon-deployment-id': owner.metadata.name,
    'seldon-app': predictor.service,
    version: predictor.name,
  };
}

function ensureDeployment(
  client: ClusterClient,
  owner: KubeObject,
  predictor: Predictor,
): void {
  const { deployment, replicas, container, implementation, modelUri } =
    predictor;
  const labels = labelsOf(owner, predictor);
  client.ensure(DEPLOYMENTS, {
    name: deployment,
    namespace: owner.metadata.namespace ?? '',
    labels,
    owner,
    fields: {
      spec: {
        replicas,
        selector: { matchLabels: { app: deployment } },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name: container,
                image: `seldonio/${implementation.toLowerCase()}:1.18.2`,
                args: [modelUri],
              },
            ],
          },
        },
      },
    },
  });
}

function ensureService(
  client: ClusterClient,
  owner: KubeObject,
  { service }: Predictor,
): void {
  client.ensure('services', {
    name: service,
    namespace: owner.metadata.namespace ?? '',
    labels: { 'seldon-deployment-id': owner.metadata.name },
    owner,
    fields: {
      spec: {
        type: 'ClusterIP',
        selector: { 'seldon-app': service },
        ports: [
          { name: 'http', port: 8000, targetPort: 8000, protocol: 'TCP' },
          { name: 'grpc', port: 5001, targetPort: 5001, protocol: 'TCP' },
        ],
      },
    },
  });
}

/** A predictor that was taken out of the spec goes with what ran it. */
function removeOthers(
  client: ClusterClient,
  owner: KubeObject,
  predictors: readonly Predictor[],
): void {
  const { name, namespace } = owner.metadata;
  const kept = new Set(
    predictors.flatMap(({ deployment, service }) => [deployment, service]),
  );
  for (const resource of [DEPLOYMENTS, 'services']) {
    for (const object of client.list(resource, namespace)) {
      const isOurs = object.metadata.labels?.['seldon-deployment-id'] === name;
      if (isOurs && !kept.has(object.metadata.name)) {
        client.remove(resource, object);
      }
    }
  }
}

function status(
  client: ClusterClient,
  object: KubeObject,
  predictors: readonly Predictor[],
): JsonObject {
  const { namespace = '' } = object.metadata;
  const counts = predictors.map(({ deployment }) => {
    const found = client.get(DEPLOYMENTS, namespace, deployment);
    return {
      deployment,
      replicas: numberAt(found, 'status', 'replicas') ?? 0,
      availableReplicas: numberAt(found, 'status', 'availableReplicas') ?? 0,
    };
  });
  const isReady = predictors.every(
    ({ replicas }, index) =>
      (counts[index]?.availableReplicas ?? 0) >= replicas,
  );
  return {
    state: isReady ? 'Available' : 'Creating',
    replicas: counts[0]?.replicas ?? 0,
    deploymentStatus: Object.fromEntries(
      counts.map(({ deployment, ...count }) => [deployment, count]),
    ),
    serviceStatus: Object.fromEntries(
      predictors.map(({ service }) => [
        service,
        {
          svcName: service,
          httpEndpoint: `${service}.${namespace}:8000`,
          grpcEndpoint: `${service}.${namespace}:5001`,
        },
      ]),
    ),
    address: {
      url: `http://${predictors[0]?.service}.${namespace}.svc.cluster.local:8000/api/v1.0/predictions`,
    },
    conditions: conditions(isReady),
  };
}

function conditions(isReady: boolean): Condition[] {
  return [
    {
      type: 'DeploymentsReady',
      status: isReady ? 'True' : 'False',
      reason: isReady
        ? 'MinimumReplicasAvailable'
        : 'MinimumReplicasUnavailable',
      message: isReady
        ? 'Deployment has minimum availability.'
        : 'Deployment does not have minimum availability.',
    },
    { type: 'Ready', status: isReady ? 'True' : 'False' },
    {
      type: 'ServicesReady',
      status: 'True',
      reason: 'All services created',
    },
    {
      type: 'istioVirtualServicesReady',
      status: 'True',
      reason: 'All VirtualServices created',
    },
  ];
}
