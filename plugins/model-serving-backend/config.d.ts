import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  modelServing?: {
    /**
     * The clusters whose model services are shown. One account per cluster reads them; unless the
     * cluster is `writable` it should be able to read only. What a person sees of them, and may
     * change, is decided by the permission policy.
     */
    clusters?: Array<{
      /**
       * What the cluster is called in the portal and in service ids. Changing it makes new
       * entities of all its services.
       */
      name: string;
      /** Read the address and the credentials from a kubeconfig file. */
      kubeconfig?: {
        /**
         * The file; relative to the directory the backend runs in. Without it $KUBECONFIG
         * and ~/.kube/config are read, as kubectl does.
         */
        path?: string;
        /** Default: the file's current context. */
        context?: string;
      };
      /** Use the service account of the pod that the backend runs in. */
      inCluster?: boolean;
      /** Address of the API server, https only. */
      url?: string;
      /** With `url`: the certificate authority, PEM in base64. Default: the system's. */
      caData?: string;
      /**
       * With `url`: accept any certificate. Whoever is between the backend and the cluster
       * can then read the token.
       */
      skipTLSVerify?: boolean;
      /**
       * With `url`: a bearer token.
       * @visibility secret
       */
      token?: string;
      /**
       * Whether canaries may be promoted, rolled back and paused from the portal, by whom the
       * policy gives `model-serving.canary.control`, and manifests applied by whom it gives
       * `model-serving.manifest.apply`. The account needs to write then; see
       * docs/rbac/writer.yaml and docs/rbac/deployer.yaml. Default: false.
       */
      writable?: boolean;
      /** What canaries are judged by. Default: what their pods tell, through the API server. */
      prometheus?: {
        /** Address of a Prometheus, or of what speaks like one. */
        url?: string;
        /**
         * With `url`: value of the Authorization header, e.g. `Bearer …`.
         * @visibility secret
         */
        authorization?: string;
        /** Instead: a service of the cluster, as `monitoring/prometheus:9090`. */
        service?: string;
      };
    }>;
    /**
     * Labels or annotations that name the owner of a service, as the catalogue names it; the
     * first one found counts. Default: modeldeck.io/owner.
     */
    ownerKeys?: string[];
    /**
     * Labels or annotations that name the system that a service is part of; the first one found
     * counts. Default: modeldeck.io/system, then app.kubernetes.io/part-of.
     */
    systemKeys?: string[];
    recognition?: {
      /**
       * How workloads without our label are recognised as model services. None by default. What
       * a rule gives must all hold; it names images or labels, since a port alone is a guess.
       */
      rules?: Array<{
        /** what the rule is called where it is said why something is a model service */
        name: string;
        /** Default: all of them. */
        kinds?: Array<
          'Deployment' | 'StatefulSet' | 'Rollout' | 'KnativeService'
        >;
        /** Globs over namespaces, e.g. `ml-*`. */
        namespaces?: string[];
        /** A label selector on the workload, e.g. `runtime in (plumber,uwsgi)`. */
        labels?: string;
        /** Globs over container images without digest, e.g. `registry.example/ml/r-plumber:*`. */
        images?: string[];
        /** Container ports, one of which must be there. */
        ports?: number[];
        /** The label whose value names the service. Default: the workload's own name. */
        serviceLabel?: string;
        runtime?: string;
        protocol?: string;
        format?: string;
      }>;
    };
    /**
     * What canaries have to keep to, where the annotations of their service demand nothing else;
     * see docs/canary-verdict.md.
     */
    canaryPolicy?: {
      /** `evidence` by default; `threshold` decides by limits, as scripts do. */
      rule?: 'evidence' | 'threshold';
      /** The share of requests that may fail, e.g. `2%` or 0.02. */
      errorBudget?: string | number;
      /** E.g. `p99<500ms`. */
      latencyObjective?: string;
      toleratedRatio?: number;
      unacceptableRatio?: number;
      /** A duration, e.g. `10m`. */
      minimumObservation?: string;
      /** A duration, e.g. `24h`. */
      maximumObservation?: string;
      minimumRequests?: number;
      /** A duration, e.g. `60s`. */
      burnIn?: string;
      /** Metrics without which nothing is promoted, e.g. `errors,latency`. */
      required?: string;
      /**
       * Whether the portal rolls back by itself, on clusters that are `writable`, what is to be
       * rolled back. Default: false.
       */
      autoRollback?: boolean;
      /** Whether a mean is enough where no histogram of latency is told. Default: false. */
      meansSuffice?: boolean;
    };
    /** Metrics of your own that tell revisions apart; see docs/metrics.md. */
    metricSources?: Array<{
      /** what it is called where it is said what a verdict is made of */
      name: string;
      /** The label that names the revision. Default: only the pods tell. */
      revisionLabel?: string;
      /** The label that names the namespace. Default: namespace. */
      namespaceLabel?: string;
      requests?: {
        /** A counter, e.g. `kserve_request_total`. */
        series: string;
        /** Its label of HTTP status codes. Default: response_code. */
        codeLabel?: string;
      };
      latency?: {
        /** A histogram without `_bucket`, e.g. `kserve_request_duration_seconds`. */
        series: string;
        /** Default: s. */
        unit?: 's' | 'ms' | 'us';
      };
    }>;
    /** How the portal itself looks at canaries; see docs/canary-verdict.md. */
    canaryJudge?: {
      /**
       * When all canaries in flight are judged. Of several replicas of the portal one does it.
       * Default: every 30 seconds. With `frequency: { trigger: manual }` only those are judged
       * that somebody looks at.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** How many days canaries that ended are told of. Default: 90. */
      keepDays?: number;
    };
    /**
     * An MLflow tracking server: what `models:/`, `runs:/` and `mlflow-artifacts:/` stand for;
     * see docs/registry.md.
     */
    mlflow?: {
      url: string;
      /**
       * Value of the Authorization header, e.g. `Bearer …`.
       * @visibility secret
       */
      authorization?: string;
      /** The certificate authority, PEM in base64. Default: the system's. */
      caData?: string;
      /** Accept any certificate. Whoever is in between can then read the credential. */
      skipTLSVerify?: boolean;
    };
    /**
     * Where the backend may look into models. It does so as itself, for whoever may read the
     * service; nothing is taken from its environment.
     */
    artifacts?: {
      /** Hosts of which `https://` addresses may be read, e.g. `models.example`. */
      hosts?: string[];
      s3?: {
        /** Of a store other than AWS. */
        endpoint?: string;
        /** Default: us-east-1. */
        region?: string;
        accessKeyId?: string;
        /** @visibility secret */
        secretAccessKey?: string;
        /** @visibility secret */
        sessionToken?: string;
        /** The endpoint's certificate authority, PEM in base64. */
        caData?: string;
      };
      gcs?: {
        /**
         * An OAuth access token.
         * @visibility secret
         */
        token?: string;
      };
      huggingFace?: {
        /** In place of the public hub. */
        url?: string;
        /** @visibility secret */
        token?: string;
      };
    };
    /** What is said of GPU pools; see docs/gpu-settings.md. */
    gpuPools?: {
      /**
       * Node labels whose value names a GPU pool, before those that the clouds set. The first
       * one that a node carries counts.
       */
      labelKeys?: string[];
      /** What pools are kept for; the first whose match holds counts. */
      roles?: Array<{
        /** E.g. `training` or `serving`. */
        role: string;
        match: {
          /** `*` stands for any text. */
          name?: string;
          /** `key` or `key=value`, on one of its nodes. */
          label?: string;
        };
      }>;
      /** What an idle device is. */
      idle?: {
        /** From 0 to 1. Default: 0.05. */
        utilization?: number;
        /** A duration. Default: `1h`. */
        after?: string;
      };
      /** What one unit costs in an hour; the first that matches counts. Nothing is assumed. */
      prices?: Array<{
        /** A part of the product's name. */
        product?: string;
        resource?: string;
        pool?: string;
        capacityType?: 'on-demand' | 'spot' | 'reserved';
        perHour: number;
        /** ISO 4217, e.g. KRW. */
        currency: string;
      }>;
      /** When people work, for policies about office hours. */
      calendar?: {
        /** IANA, e.g. Asia/Seoul. */
        timeZone: string;
        /** Default: mon to fri. */
        workdays?: string[];
        /** Default: `09:00`. */
        from?: string;
        /** Default: `18:00`. */
        to?: string;
        /** Dates, e.g. `2026-12-25`. */
        holidays?: string[];
      };
      /** Rules of the company; each breach is told with who and since when. */
      policies?: Array<{
        name: string;
        kind:
          | 'training-hours'
          | 'serving-capacity'
          | 'unit-limit'
          | 'canary-reserve'
          | 'idle-limit';
        /** Default: all pools. */
        pools?: { name?: string; label?: string; role?: string };
        /** Which pods it is about. */
        match?: {
          /** Globs. */
          namespaces?: string[];
          classes?: Array<'serving' | 'training' | 'notebook' | 'other'>;
          /** A label selector. */
          labels?: string;
        };
        /** Of `training-hours`: one of its own. */
        calendar?: {
          timeZone: string;
          workdays?: string[];
          from?: string;
          to?: string;
          holidays?: string[];
        };
        /** Of `serving-capacity`. */
        capacityTypes?: Array<'on-demand' | 'spot' | 'reserved'>;
        /** Of `unit-limit` and `canary-reserve`. Default: nvidia.com/gpu. */
        resource?: string;
        /** Of `unit-limit`. */
        limit?: number;
        /** Of `canary-reserve`. */
        units?: number;
        /** Of `idle-limit`: a duration. */
        after?: string;
      }>;
    };
  };
}
