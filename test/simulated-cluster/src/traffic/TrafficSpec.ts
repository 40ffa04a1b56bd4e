/** What the pods of a revision expose of their requests. */
export type Exposition = 'istio' | 'knative' | 'vllm' | 'kserve-server';

/** How one revision answers. */
export interface RevisionTraffic {
  /** as the exposed series name it */
  name: string;
  /** labels of its pods */
  pods: Readonly<Record<string, string>>;
  /** its share relative to the others'; absent: as the route has it */
  weight?: number;
  /** share of requests that end in 5xx, from 0 to 1 */
  errorRate?: number;
  /** share of requests that end in 4xx, from 0 to 1 */
  clientErrorRate?: number;
  /** median */
  latencySeconds?: number;
}

/** Where the weights are read from, by name of the revision's backend. */
export interface ProgrammedRoute {
  apiVersion: string;
  kind: 'HTTPRoute' | 'Service';
  name: string;
  /** by name of the revision, what the route calls it; absent: as the revision is called */
  backends?: Readonly<Record<string, string>>;
}

/** Requests to one service. */
export interface TrafficSpec {
  namespace: string;
  /** as the exposed series name the model */
  service: string;
  requestsPerSecond: number;
  exposes: readonly Exposition[];
  route?: ProgrammedRoute;
  revisions: readonly RevisionTraffic[];
  seed?: number;
}
