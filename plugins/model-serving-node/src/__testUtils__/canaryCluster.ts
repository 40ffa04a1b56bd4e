import {
  canaryTarget,
  type CanaryTarget,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  loadScenario,
  type Manifest,
  type ServiceTraffic,
  SimulatedCluster,
  type TrafficSpec,
} from '@modeldeck/simulated-cluster';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { readService } from '../fleet/readService';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';

const NAMESPACE = 'deployment-httproute-pair';

/** A service with a canary on a simulated cluster, whose pods can be scraped. */
export interface CanaryCluster {
  cluster: SimulatedCluster;
  client: KubeClient;
  traffic: ServiceTraffic;
  /** moves the clock that requests come by */
  pass(ms: number): void;
  now(): number;
  target(): Promise<CanaryTarget>;
  stop(): Promise<void>;
}

export interface CanaryClusterOptions {
  exposes: TrafficSpec['exposes'];
  requestsPerSecond?: number;
  /** absent: one that only `pass` moves */
  now?: () => number;
  errorRate?: number;
}

export async function startCanaryCluster(
  options: CanaryClusterOptions,
): Promise<CanaryCluster> {
  let time = Date.parse('2026-11-21T12:00:00Z');
  const now = options.now ?? (() => time);
  const cluster = await SimulatedCluster.start({ now: () => new Date(now()) });
  const { objects, namespace } = await loadScenario(NAMESPACE);
  await cluster.load({ namespace, objects: objects.map(scrapable) });
  const traffic = cluster.traffic.send({
    namespace,
    service: 'pricing',
    requestsPerSecond: options.requestsPerSecond ?? 20,
    exposes: options.exposes,
    route: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      name: 'pricing',
    },
    revisions: [
      { name: 'pricing-v1', pods: { app: 'pricing', version: 'v1' } },
      {
        name: 'pricing-v2',
        pods: { app: 'pricing', version: 'v2' },
        errorRate: options.errorRate,
      },
    ],
  });
  const client = createKubeClient({
    name: cluster.name,
    server: cluster.url,
    namespace,
    tls: { ca: cluster.certificateAuthority, skipVerify: false },
    credentials: fixedCredential({
      authorization: `Bearer ${cluster.token()}`,
    }),
  });
  return {
    cluster,
    client,
    traffic,
    now,
    pass(ms) {
      time += ms;
    },
    target: () => readTarget(client, namespace),
    async stop() {
      client.close();
      await cluster.stop();
    },
  };
}

async function readTarget(
  client: KubeClient,
  namespace: string,
): Promise<CanaryTarget> {
  const { items } = await readService({
    client,
    platforms: servingPlatforms,
    namespace,
    name: 'pricing',
    now: () => new Date(),
  });
  const target = items[0] && canaryTarget(items[0]);
  if (!target || 'reason' in target) {
    throw new Error(target?.reason ?? 'the service was not found');
  }
  return target;
}

function scrapable(object: Manifest): Manifest {
  return object.kind === 'Pod'
    ? {
        ...object,
        metadata: {
          ...object.metadata,
          annotations: { 'prometheus.io/port': '8080' },
        },
      }
    : object;
}
