/** Any object as it stands in a manifest: only what an API server needs is promised. */
export interface ManifestObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [field: string]: unknown };
  [field: string]: unknown;
}

/** A share of traffic in percent, or that it must not be told. */
export type ExpectedShare = number | 'unknown';

export interface ExpectedRevision {
  name: string;
  role: string;
  declared: ExpectedShare;
  programmed: ExpectedShare;
  /** of the revision's own graph, `kind title` of each node in order */
  graph?: string[];
}

/** What must be said about one model service of a scenario. */
export interface ExpectedService {
  name: string;
  kind: string;
  health: {
    status: string;
    /** left out where the wording is the platform's and not ours to fix */
    reason?: string;
  };
  revisions: ExpectedRevision[];
  /** rule ids, each once, in alphabetical order */
  findings: string[];
  /** the rule by which it is a model service, e.g. `label` */
  recognisedBy?: string;
  /** the phase of the controller that moves the traffic */
  rollout?: string;
  components?: Array<{ name: string; kind: string }>;
  /** of the service's graph, `kind title` of each node in order */
  graph?: string[];
}

/** What must be planned for an action on a service: the traffic after it, or the refusal. */
export interface ExpectedPlan {
  service: string;
  /** where several services have the name */
  kind?: string;
  action:
    | 'promote'
    | 'rollback'
    | 'pause'
    | 'resume'
    | 'set-weight'
    | 'start-canary';
  /** of set-weight, percent by revision */
  weights?: Record<string, number>;
  /** of start-canary */
  version?: { storageUri?: string; image?: string; label?: string };
  /** of start-canary; 10 unless it says otherwise */
  percent?: number;
  /** percent by revision */
  after?: Record<string, ExpectedShare>;
  /** the reason why it is refused */
  refused?: string;
}

/** A row of a pool, as it must be told; what is left out may be anything. */
export interface ExpectedGpuRow {
  resource: string;
  mode: string;
  product?: string;
  memoryMiB?: number;
  capacity: number;
  allocated: number;
  free: number;
  unhealthy: number;
  unschedulable: number;
  overcommitted: number;
  /** pods that find a node, by how many units each of them asks for */
  fits?: Record<string, number>;
}

/** What must be said about the accelerators of a scenario, and nothing else of them. */
export interface ExpectedGpus {
  /** in order of their ids */
  pools: Array<{
    name: string;
    nodeCount?: number;
    unavailableNodes?: number;
    capacityTypes?: string[];
    /** in the order in which they are told */
    rows: ExpectedGpuRow[];
    /** by resource */
    demand?: Record<string, number>;
  }>;
  /** `pod class owner: count resource by claim`, in order of pools, nodes and names */
  holders: string[];
  /** `kind name: count resource in pools` */
  demand?: string[];
  /** `kind name resource: used of limit, headroom left` */
  quotas?: string[];
  /** what is left of nodes by resource, as far as it is given */
  schedulable?: Record<string, Record<string, number>>;
  /** of the services, `name revision: count resource` and why they serve nobody, if so */
  services?: string[];
  /** how each problem of the cluster and of its pools begins */
  problems: string[];
}

/** A situation a user meets: the objects a cluster holds in it, and what must be said of them. */
export interface Scenario {
  /** the folder's name: `<platform>-<situation>` */
  name: string;
  /** one sentence */
  about: string;
  /** all namespaced objects live here, and no other scenario's do */
  namespace: string;
  /**
   * Plain manifests, status included, in the order of the file. Cluster-scoped ones have names that
   * no other scenario's have, and leave the services of others as they are.
   */
  objects: ManifestObject[];
  /**
   * `Kind/name` of the objects that an API server refuses when it has their schema. They can still
   * be met: stored before the schema was there, or where it lets everything through.
   */
  refusedBySchema: string[];
  expect: {
    services: ExpectedService[];
    plans?: ExpectedPlan[];
    /** a scenario that is about accelerators needs no services */
    gpu?: ExpectedGpus;
  };
}
