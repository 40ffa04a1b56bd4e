import type {
  ModelService,
  ModelServiceList,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { WorkloadExplanation } from '@modeldeck/plugin-model-serving-node';
import type { ConnectionFlags } from '../cli/Operation';

/** What a listing asks for. */
export interface FleetQuery {
  /** undefined: the one each context names, as kubectl would use it */
  namespace: string | undefined;
  allNamespaces: boolean;
  labelSelector: string | undefined;
}

/** Which service is asked about. */
export interface ServiceQuery {
  /** undefined: the one each context names */
  namespace: string | undefined;
  name: string;
  /** kind of the object; undefined: whatever has this name */
  kind: string | undefined;
}

/** Services that changed since the last report. */
export interface FleetUpdate {
  changed: readonly ModelService[];
  /** ids of services that are gone */
  removed: readonly string[];
}

/** A fleet that follows its clusters until it is stopped. */
export interface WatchedFleet {
  /** settled once every cluster was read, or is known not to be readable */
  ready(): Promise<void>;
  list(): ModelServiceList;
  subscribe(listener: (update: FleetUpdate) => void): () => void;
  stop(): Promise<void>;
}

export interface MissingNamespace {
  cluster: string;
  namespace: string;
}

/** What a cluster serves of the kinds that make a platform's services. */
export interface PlatformVersions {
  id: string;
  /** `plural.group/version` */
  served: readonly string[];
  /** `plural.group` */
  notServed: readonly string[];
}

/** Versions of one cluster, and what it serves that we read. */
export interface ClusterVersions {
  cluster: string;
  server: string;
  platforms: readonly PlatformVersions[];
}

export interface AllVersions {
  clusters: readonly ClusterVersions[];
  /** of the clusters that did not answer */
  errors: readonly unknown[];
}

/**
 * The clusters that the flags chose. Operations see them only through this, so that they run in
 * tests without any. Failures of one cluster are facts in what is returned; only what leaves
 * nothing to say at all throws, as an error with a `kind`.
 */
export interface ClusterAccess {
  /** context names, in the order they were asked for */
  readonly clusters: readonly string[];
  /** the namespaces that are meant when none is given, a cluster each */
  readonly defaultNamespaces: readonly string[];
  /** the kind that a kind, plural or short name stands for; throws when there is none such */
  kindOf(type: string): string;
  readFleet(query: FleetQuery): Promise<ModelServiceList>;
  readService(query: ServiceQuery): Promise<ModelServiceList>;
  watchFleet(query: FleetQuery): WatchedFleet;
  /** why workloads of a name are model services or not, a cluster each */
  explainWorkloads(query: ServiceQuery): Promise<WorkloadExplanation[]>;
  /** clusters whose API server says that they have no such namespace; one that may not say has it */
  withoutNamespace(namespace: string | undefined): Promise<MissingNamespace[]>;
  versions(): Promise<AllVersions>;
  /** for completion: names only, with as few and as small requests as that takes */
  serviceNames(namespace: string | undefined): Promise<string[]>;
  namespaceNames(): Promise<string[]>;
  /** lets go of connections, so that the process can end */
  close(): void;
}

/** Opens the clusters that the flags choose; sends no request yet. */
export type Connect = (
  flags: ConnectionFlags,
  settings?: ServingSettings,
) => Promise<ClusterAccess>;
