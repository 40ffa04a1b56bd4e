import type { JsonObject, KubeObject } from '../../json/KubeObject';
import {
  conditionOf,
  listAt,
  numberAt,
  objectAt,
  textAt,
  valueAt,
} from '../../json/read';
import {
  isOwnedBy,
  type ClusterClient,
  type Condition,
} from '../ClusterClient';
import { ensureHttpRoute } from './httpRoute';
import { modelStatus } from './modelStatus';
import {
  componentLabels,
  modelFormat,
  podSpec,
  templateAnnotations,
} from './predictorPod';

const INFERENCE_SERVICES = 'inferenceservices.serving.kserve.io';
const DEPLOYMENTS = 'deployments.apps';

interface Canary {
  name: string;
  trafficPercent: number;
  deployment: KubeObject;
  ready: boolean;
}

/**
 * Deployments, Services and an HTTPRoute, with `spec.canary` as on master after v0.20.0: a canary
 * that is not ready gets no traffic, and canaryTrafficPercent does nothing
 * (kserve/kserve: pkg/controller/v1beta1/inferenceservice/reconcilers/ingress/httproute_reconciler.go).
 */
export function reconcileStandardMode(
  client: ClusterClient,
  service: KubeObject,
): void {
  const predictor = objectAt(service, 'spec', 'predictor') ?? {};
  const minReplicas = numberAt(predictor, 'minReplicas') ?? 1;
  const canaries = listAt(service, 'spec', 'canary').map(entry =>
    reconcileCanary(client, service, entry, minReplicas),
  );
  const taken = canaries
    .filter(canary => canary.ready)
    .reduce((sum, { deployment }) => sum + replicasOf(deployment), 0);
  const name = predictorName(service, textAt(predictor, 'name'));
  const stable = ensureWorkload(client, service, {
    name,
    predictor,
    replicas: Math.max(Math.min(1, minReplicas), minReplicas - taken),
  });
  removeOrphans(client, service, [stable, ...canaries.map(c => c.deployment)]);
  const available = conditionOf(stable, 'Available');
  if (available?.status === 'True') {
    route(client, service, name, canaries);
  }
  client.setStatus(
    INFERENCE_SERVICES,
    service,
    status(client, service, { stable, canaries, predictor }),
  );
}

function predictorName(service: KubeObject, name: string | undefined): string {
  const middle = name ? `-${name}` : '';
  return `${service.metadata.name}${middle}-predictor`;
}

function reconcileCanary(
  client: ClusterClient,
  service: KubeObject,
  entry: unknown,
  stableReplicas: number,
): Canary {
  const predictor = objectAt(entry, 'predictor') ?? {};
  const name = textAt(predictor, 'name') ?? '';
  const trafficPercent = numberAt(entry, 'trafficPercent') ?? 0;
  const share = Math.ceil((stableReplicas * trafficPercent) / 100);
  const deployment = ensureWorkload(client, service, {
    name: predictorName(service, name),
    predictor,
    replicas: numberAt(predictor, 'minReplicas') ?? Math.max(1, share),
  });
  const ready = conditionOf(deployment, 'Available')?.status === 'True';
  return { name, trafficPercent, deployment, ready };
}

function ensureWorkload(
  client: ClusterClient,
  service: KubeObject,
  workload: { name: string; predictor: JsonObject; replicas: number },
): KubeObject {
  const { name, predictor, replicas } = workload;
  const { namespace = '' } = service.metadata;
  const selector = { app: `isvc.${name}` };
  const labels = { ...selector, ...componentLabels(service, 'predictor') };
  client.ensure('services', {
    name,
    namespace,
    labels,
    owner: service,
    fields: {
      spec: {
        selector,
        ports: [{ name, port: 80, protocol: 'TCP', targetPort: 8080 }],
      },
    },
  });
  return client.ensure(DEPLOYMENTS, {
    name,
    namespace,
    labels,
    owner: service,
    fields: {
      spec: {
        replicas,
        selector: { matchLabels: selector },
        template: {
          metadata: { labels, annotations: templateAnnotations(predictor) },
          spec: podSpec(predictor),
        },
      },
    },
  });
}

/** Canaries that the spec no longer names, and a stable one under its old name. */
function removeOrphans(
  client: ClusterClient,
  service: KubeObject,
  wanted: readonly KubeObject[],
): void {
  const names = new Set(wanted.map(object => object.metadata.name));
  for (const kind of [DEPLOYMENTS, 'services']) {
    client
      .list(kind, service.metadata.namespace)
      .filter(
        object =>
          isOwnedBy(object, service) && !names.has(object.metadata.name),
      )
      .forEach(object => client.remove(kind, object));
  }
}

function route(
  client: ClusterClient,
  service: KubeObject,
  stable: string,
  canaries: readonly Canary[],
): void {
  const { name, namespace = '' } = service.metadata;
  const serving = canaries.filter(canary => canary.ready);
  const given = serving.reduce((sum, c) => sum + c.trafficPercent, 0);
  const backend = (target: string, weight?: number) => ({
    group: '',
    kind: 'Service',
    namespace,
    name: target,
    port: 80,
    ...(weight !== undefined && { weight }),
  });
  ensureHttpRoute(client, {
    name,
    owner: service,
    hostnames: [`${name}.${namespace}.models.example.com`],
    backendRefs:
      serving.length === 0
        ? [backend(stable)]
        : [
            backend(stable, 100 - given),
            ...serving.map(c =>
              backend(c.deployment.metadata.name, c.trafficPercent),
            ),
          ],
  });
}

function replicasOf(deployment: KubeObject): number {
  return numberAt(deployment, 'spec', 'replicas') ?? 1;
}

function status(
  client: ClusterClient,
  service: KubeObject,
  parts: {
    stable: KubeObject;
    canaries: readonly Canary[];
    predictor: JsonObject;
  },
): JsonObject {
  const { name, namespace } = service.metadata;
  const { stable, canaries } = parts;
  const available = conditionOf(stable, 'Available');
  const ready = available?.status === 'True';
  const pods = client
    .list('pods', namespace)
    .filter(p => p.metadata.labels?.app === `isvc.${stable.metadata.name}`);
  return {
    observedGeneration: service.metadata.generation,
    deploymentMode: 'Standard',
    clusterServingRuntimeName: `kserve-${modelFormat(parts.predictor)}server`,
    ...(ready && {
      url: `http://${name}.${namespace}.models.example.com`,
      address: {
        url: `http://${stable.metadata.name}.${namespace}.svc.cluster.local`,
      },
    }),
    components: {
      predictor: {
        url: `http://${stable.metadata.name}.${namespace}.models.example.com`,
      },
    },
    ...(canaries.length > 0 && {
      canaryStatuses: canaries.map(
        ({ name: canary, ready: up, trafficPercent }) => ({
          name: canary,
          ready: up,
          trafficPercent,
          modelStatus: { transitionStatus: '' },
        }),
      ),
    }),
    conditions: [...canaryCondition(canaries), ...conditions(available)],
    modelStatus: modelStatus(pods, ready),
  };
}

function canaryCondition(canaries: readonly Canary[]): Condition[] {
  if (canaries.length === 0) {
    return [];
  }
  const ready = canaries.every(canary => canary.ready);
  return [
    {
      type: 'CanaryPredictorReady',
      status: ready ? 'True' : 'False',
      reason: ready ? 'AllCanariesReady' : 'CanariesNotReady',
      severity: 'Info',
    },
  ];
}

function conditions(available: JsonObject | undefined): Condition[] {
  const ready = available?.status === 'True';
  const why = {
    status: ready ? ('True' as const) : ('False' as const),
    ...(!ready && {
      reason: String(
        valueAt(available, 'reason') ?? 'MinimumReplicasUnavailable',
      ),
      message: String(valueAt(available, 'message') ?? ''),
    }),
  };
  return [
    ready
      ? { type: 'IngressReady', status: 'True' }
      : {
          type: 'IngressReady',
          status: 'False',
          reason: 'Predictor ingress not created',
        },
    { type: 'PredictorReady', ...why },
    { type: 'Ready', ...why },
    { type: 'Stopped', status: 'False', severity: 'Info' },
  ];
}
