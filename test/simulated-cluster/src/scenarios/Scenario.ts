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
  action: 'promote' | 'rollback' | 'pause' | 'resume' | 'set-weight';
  /** of set-weight, percent by revision */
  weights?: Record<string, number>;
  /** percent by revision */
  after?: Record<string, ExpectedShare>;
  /** the reason why it is refused */
  refused?: string;
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
  expect: { services: ExpectedService[]; plans?: ExpectedPlan[] };
}
