import { type Condition, readConditions } from '../../kubernetes/conditions';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { plainText } from '../../kubernetes/plainText';
import { readCount } from '../../kubernetes/readCount';
import { defineResource, type KubeObject } from '../../kubernetes/resourceType';
import { readWorkerGroup, type WorkerGroup } from './workerGroup';

/** A Ray Serve application, as Ray's own dashboard tells KubeRay of it. */
export interface RayApplication {
  name: string;
  /** NOT_STARTED, DEPLOYING, RUNNING, DEPLOY_FAILED, DELETING or UNHEALTHY */
  status: string;
  message: string;
  deployments: Array<{ name: string; status: string; message: string }>;
}

/** One of the two RayClusters that a RayService may have. */
export interface RayServiceCluster {
  name: string;
  /**
   * empty also for the active cluster while another is pending: KubeRay then asks only the
   * pending one, unless the upgrade is incremental
   */
  applications: RayApplication[];
  /** beyond those that are read */
  applicationsOmitted: number;
  /** of requests; told in incremental mode only */
  trafficPercent: number | undefined;
  /** of the replicas that the applications ask for; told in incremental mode only */
  targetCapacity: number | undefined;
  desiredWorkers: number | undefined;
  minWorkers: number | undefined;
  maxWorkers: number | undefined;
}

export interface RayService extends KubeObject {
  upgradeType: string | undefined;
  stepSizePercent: number | undefined;
  suspend: boolean;
  /** another controller than KubeRay's, which runs it elsewhere */
  managedBy: string | undefined;
  rayVersion: string | undefined;
  workerGroups: WorkerGroup[];
  servePort: number;
  /** of the Kubernetes Service in front, where the spec names it */
  serveServiceName: string | undefined;
  observedGeneration: number | undefined;
  conditions: Condition[];
  /** what stood for the conditions before KubeRay 1.3 */
  legacyStatus: string | undefined;
  active: RayServiceCluster | undefined;
  pending: RayServiceCluster | undefined;
}

/** More applications than this are not read: nobody looks through them. */
const MOST_APPLICATIONS = 200;

/** ray-project/kuberay: ray-operator/controllers/ray/utils/constant.go, DefaultServingPort */
const DEFAULT_SERVE_PORT = 8000;

/**
 * What Ray Serve runs is in `spec.serveConfigV2`, which is YAML within a string. It is not parsed:
 * the core has no parser, and the status names the applications and says how they are.
 */
export const RAY_SERVICES = defineResource<Omit<RayService, keyof KubeObject>>({
  group: 'ray.io',
  versions: ['v1', 'v1alpha1'],
  plural: 'rayservices',
  kind: 'RayService',
  namespaced: true,
  read(service) {
    const spec = service.at('spec');
    const cluster = spec.at('rayClusterConfig');
    const upgrade = spec.at('upgradeStrategy');
    return {
      upgradeType: upgrade.at('type').string() || undefined,
      stepSizePercent: readCount(
        upgrade.at('clusterUpgradeOptions', 'stepSizePercent'),
      ),
      suspend: spec.at('suspend').boolean() ?? false,
      managedBy: spec.at('managedBy').string() || undefined,
      rayVersion:
        plainText(cluster.at('rayVersion').string() ?? '') || undefined,
      workerGroups: cluster.at('workerGroupSpecs').list().map(readWorkerGroup),
      servePort: servePort(cluster) ?? DEFAULT_SERVE_PORT,
      serveServiceName:
        spec.at('serveService', 'metadata', 'name').string() || undefined,
      ...readStatus(service.at('status')),
    };
  },
});

/** The Ray container is the first of the head's, and names its ports. */
function servePort(cluster: FieldReader): number | undefined {
  const [container] = cluster
    .at('headGroupSpec', 'template', 'spec', 'containers')
    .list();
  return container
    ?.at('ports')
    .list()
    .find(port => port.at('name').string() === 'serve')
    ?.at('containerPort')
    .integer();
}

function readStatus(status: FieldReader) {
  const active = readCluster(status.at('activeServiceStatus'));
  const pending = readCluster(status.at('pendingServiceStatus'));
  return {
    observedGeneration: status.at('observedGeneration').integer(),
    conditions: readConditions(status.at('conditions')),
    legacyStatus: status.at('serviceStatus').string() || undefined,
    active,
    // One cluster under both names is one cluster, and counted once.
    pending: pending?.name === active?.name ? undefined : pending,
  };
}

function readCluster(status: FieldReader): RayServiceCluster | undefined {
  const name = plainText(status.at('rayClusterName').string() ?? '');
  if (!name) {
    return undefined;
  }
  const workers = status.at('rayClusterStatus');
  const applications = status.at('applicationStatuses').entries();
  return {
    name,
    applications: applications.slice(0, MOST_APPLICATIONS).map(readApplication),
    applicationsOmitted: Math.max(0, applications.length - MOST_APPLICATIONS),
    trafficPercent: readPercent(status.at('trafficRoutedPercent')),
    targetCapacity: readPercent(status.at('targetCapacity')),
    desiredWorkers: readCount(workers.at('desiredWorkerReplicas')),
    minWorkers: readCount(workers.at('minWorkerReplicas')),
    maxWorkers: readCount(workers.at('maxWorkerReplicas')),
  };
}

function readPercent(field: FieldReader): number | undefined {
  const percent = field.integer();
  if (percent !== undefined && (percent < 0 || percent > 100)) {
    field.reject('integer between 0 and 100');
    return undefined;
  }
  return percent;
}

function readApplication([name, app]: [string, FieldReader]): RayApplication {
  return {
    name: plainText(name),
    status: plainText(app.at('status').string() ?? ''),
    message: app.at('message').string() ?? '',
    deployments: app
      .at('serveDeploymentStatuses')
      .entries()
      .slice(0, MOST_APPLICATIONS)
      .map(([deployment, state]) => ({
        name: plainText(deployment),
        status: plainText(state.at('status').string() ?? ''),
        message: state.at('message').string() ?? '',
      })),
  };
}
