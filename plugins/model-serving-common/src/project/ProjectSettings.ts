/** A port of a namespace that serving pods have to reach, e.g. of an object storage. @public */
export interface NamespacePort {
  namespace: string;
  port: number;
}

/** A taint that pods have to tolerate to be put into a pool. @public */
export interface PoolToleration {
  key: string;
  /** absent: whatever it is */
  value?: string;
  effect: string;
}

/**
 * What a company has for every new serving project. Pure data, read from a file or from
 * Backstage's configuration; nobody is asked for it in a form.
 *
 * @public
 */
export interface ProjectSettings {
  /** where images are pushed to, without a slash at its end */
  imageRegistry: string;
  baseImages: Readonly<
    Record<'python' | 'r' | 'nginx' | 'maven' | 'java', string>
  >;
  /** repositories of packages of one's own; absent: the public ones */
  packages: Readonly<Partial<Record<'python' | 'r' | 'maven', string>>>;
  /** whether these want a user and a password; pipelines give them to builds as secrets */
  packageCredentials: boolean;
  /** an image with this plugin, kubectl and git, for pipelines */
  toolImage: string;
  /** where models come from within the cluster; network policies let serving pods reach them */
  modelSources: readonly NamespacePort[];
  /** namespaces whose pods may call models; empty: all */
  callers: readonly string[];
  /** node label that names pools */
  poolKey: string;
  /** by the name of the pool; others are tolerated by the name of the accelerator */
  poolTolerations: Readonly<Record<string, readonly PoolToleration[]>>;
  /** LocalQueues of Kueue by the name of the pool; `default`: for all that is in none of them */
  queues: Readonly<Record<string, string>>;
  /**
   * times the CPU that a container asks for, as what it gets at most; for namespaces whose quota
   * counts limits. Absent: no limit, since it slows models down while nodes are idle.
   */
  cpuLimitRatio?: number;
  /** labels by which a Prometheus selects monitors and rules, e.g. `release: prometheus` */
  monitoringLabels: Readonly<Record<string, string>>;
  /** where Prometheus runs; network policies let it count requests */
  monitoringNamespace: string;
  /** address of a Prometheus as the cluster sees it, for scaling; absent: none is told */
  prometheusUrl?: string;
  /** address of the MLflow tracking server as pipelines see it */
  mlflowUrl?: string;
  argoCd: { namespace: string; project: string };
  /** the Gateway that routes of services are attached to */
  gateway: { namespace: string; name: string };
}

/** @public */
export const DEFAULT_PROJECT_SETTINGS: ProjectSettings = {
  imageRegistry: 'registry.example.com/models',
  baseImages: {
    python: 'docker.io/library/python:3.12-slim',
    r: 'docker.io/rocker/r-ver:4.4',
    nginx: 'docker.io/library/nginx:1.27-alpine',
    maven: 'docker.io/library/maven:3.9-eclipse-temurin-21',
    java: 'docker.io/library/eclipse-temurin:21-jre',
  },
  packages: {},
  packageCredentials: false,
  toolImage: 'registry.example.com/tools/kubectl-model:1',
  modelSources: [],
  callers: [],
  poolKey: 'modeldeck.io/node-pool',
  poolTolerations: {},
  queues: {},
  monitoringLabels: {},
  monitoringNamespace: 'monitoring',
  argoCd: { namespace: 'argocd', project: 'default' },
  gateway: { namespace: 'gateways', name: 'models' },
};
