import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { conditionOf, numberAt, objectAt, textAt } from '../../json/read';
import type { ClusterClient, Condition } from '../ClusterClient';
import { ensureHttpRoute } from './httpRoute';

const LLM_SERVICES = 'llminferenceservices.serving.kserve.io';
const STOP = 'serving.kserve.io/stop';
const ROUTING_GROUP = 'serving.kserve.io/routing-group';

interface Member {
  service: KubeObject;
  name: string;
  weight: number;
  stopped: boolean;
  ready: boolean;
}

/**
 * Services that share `router.route.group` share their traffic by weight; one that is stopped
 * takes no part (kserve/kserve: pkg/controller/v1alpha2/llmisvc).
 */
export function controlLlmInferenceServices(
  client: ClusterClient,
  namespace: string,
): void {
  const groups = new Map<string, Member[]>();
  const services = client.list(LLM_SERVICES, namespace);
  for (const service of services) {
    const member = reconcileWorkload(client, service);
    const group = groupOf(service) ?? `/${service.metadata.name}`;
    groups.set(group, [...(groups.get(group) ?? []), member]);
  }
  for (const [group, members] of groups) {
    members.forEach(member => reconcileRouter(client, group, member, members));
  }
}

function groupOf(service: KubeObject): string | undefined {
  return textAt(service, 'spec', 'router', 'route', 'group');
}

function reconcileWorkload(client: ClusterClient, service: KubeObject): Member {
  const { name, namespace = '', annotations } = service.metadata;
  const stopped = annotations?.[STOP] === 'true';
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'llminferenceservice',
    'app.kubernetes.io/component': 'llminferenceservice-workload',
  };
  const deployment = client.ensure('deployments.apps', {
    name: `${name}-kserve`,
    namespace,
    labels,
    owner: service,
    fields: {
      spec: {
        replicas: stopped ? 0 : numberAt(service, 'spec', 'replicas') ?? 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec(service) },
      },
    },
  });
  return {
    service,
    name,
    weight: numberAt(service, 'spec', 'router', 'route', 'weight') ?? 1,
    stopped,
    ready: !stopped && conditionOf(deployment, 'Available')?.status === 'True',
  };
}

function podSpec(service: KubeObject): JsonObject {
  const template = objectAt(service, 'spec', 'template') ?? {};
  const containers = Array.isArray(template.containers)
    ? (template.containers as JsonObject[])
    : [{ name: 'main' }];
  const uri = textAt(service, 'spec', 'model', 'uri') ?? '';
  return {
    ...template,
    containers: containers.map(container => ({
      image: 'vllm/vllm-openai:v0.9.0',
      args: [`--model=${uri}`],
      ...container,
    })),
  };
}

function backendRef({ name, service }: Member): JsonObject {
  return {
    group: 'inference.networking.k8s.io',
    kind: 'InferencePool',
    namespace: service.metadata.namespace,
    name: `${name}-inference-pool`,
    port: 8000,
  };
}

function reconcileRouter(
  client: ClusterClient,
  group: string,
  member: Member,
  members: readonly Member[],
): void {
  const { service, name } = member;
  const grouped = !group.startsWith('/');
  const serving = members.filter(({ stopped }) => !stopped);
  ensureHttpRoute(client, {
    name: `${name}-kserve-route`,
    owner: service,
    ...(grouped && { labels: { [ROUTING_GROUP]: group } }),
    backendRefs: serving.map(m => ({ ...backendRef(m), weight: m.weight })),
  });
  const url = `http://models.example.com/${service.metadata.namespace}/${name}`;
  client.setStatus(LLM_SERVICES, service, {
    observedGeneration: service.metadata.generation,
    ...(!member.stopped && { url, addresses: [{ url }] }),
    conditions: conditions(member, grouped ? members : undefined),
    router: {
      gateways: [{ name: 'kserve-ingress-gateway', namespace: 'kserve' }],
      ...(grouped && {
        group: { name: group, members: members.map(describe) },
      }),
    },
    workloads: {
      primary: {
        apiGroup: 'apps',
        kind: 'Deployment',
        name: `${name}-kserve`,
        readyReplicas: member.ready
          ? numberAt(service, 'spec', 'replicas') ?? 1
          : 0,
      },
    },
  });
}

function describe(member: Member): JsonObject {
  const { name, weight, stopped } = member;
  return {
    name,
    weight,
    ...(stopped && { stopped }),
    backendRef: backendRef(member),
  };
}

function conditions(
  { stopped, ready }: Member,
  group: readonly Member[] | undefined,
): Condition[] {
  const why = ready
    ? { status: 'True' as const }
    : {
        status: 'False' as const,
        reason: stopped ? 'Stopped' : 'MinimumReplicasUnavailable',
      };
  const degraded = group?.some(member => !member.stopped && !member.ready);
  return [
    { type: 'PresetsCombined', status: 'True' },
    { type: 'MainWorkloadReady', ...why, severity: 'Info' },
    { type: 'WorkloadsReady', ...why },
    { type: 'HTTPRoutesReady', status: 'True', severity: 'Info' },
    stopped
      ? { type: 'RouterReady', ...why }
      : { type: 'RouterReady', status: 'True' },
    { type: 'Ready', ...why },
    ...(group
      ? [
          { type: 'GroupReady', status: 'True' as const, severity: 'Info' },
          {
            type: 'GroupDegraded',
            status: degraded ? ('True' as const) : ('False' as const),
            severity: 'Info',
          },
        ]
      : []),
  ];
}
