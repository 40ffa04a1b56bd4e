export interface Config {
  modelServing?: {
    /**
     * What every new serving project is given. The same settings stand under `projects` in the
     * settings file of `kubectl model`.
     */
    projects?: {
      /** Where images are pushed to, e.g. harbor.example.com/models. */
      imageRegistry?: string;
      /** Images that projects build on. */
      baseImages?: {
        python?: string;
        r?: string;
        nginx?: string;
        /** Maven with a JDK, for drivers of databases. */
        maven?: string;
        /** A JRE whose JAVA_HOME says where it is. */
        java?: string;
      };
      /** Repositories of packages of one's own; the public ones if not given. */
      packages?: { python?: string; r?: string; maven?: string };
      /** Whether these want a user and a password, which pipelines give to builds as secrets. */
      packageCredentials?: boolean;
      /** An image with kubectl, kubectl model, make and git, for pipelines. */
      toolImage?: string;
      /** Where models come from within the cluster; network policies let serving pods there. */
      modelSources?: Array<{ namespace: string; port: number }>;
      /** Namespaces whose pods may call models; empty: all. */
      callers?: string[];
      /** Node label that names pools. Default: modeldeck.io/node-pool. */
      poolKey?: string;
      /** Taints of pools by name; of others the accelerator's own name is tolerated. */
      poolTolerations?: {
        [pool: string]: Array<{ key: string; value?: string; effect?: string }>;
      };
      /** LocalQueues of Kueue by pool; `default`: for all that is in none of them. */
      queues?: { [pool: string]: string };
      /** Times the CPU that a container asks for, as its limit; none if not given. */
      cpuLimitRatio?: number;
      /** Labels by which a Prometheus selects monitors and rules. */
      monitoringLabels?: { [label: string]: string };
      /** Where Prometheus runs, which network policies let count requests. Default: monitoring. */
      monitoringNamespace?: string;
      /** A Prometheus as the cluster sees it, for scaling by requests. No user or password. */
      prometheusUrl?: string;
      /** The MLflow tracking server as pipelines see it. No user or password. */
      mlflowUrl?: string;
      argoCd?: { namespace?: string; project?: string };
      /** The Gateway that routes are attached to. Default: models in gateways. */
      gateway?: { namespace?: string; name?: string };
    };
  };
}
