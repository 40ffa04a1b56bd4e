import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  CanaryControl,
  CanaryHistory,
  CanaryReport,
  ClusterPlatformsList,
  ExecuteRequest,
  ExecutionOutcome,
  FormSettings,
  GpuFit,
  GpuFitRequest,
  GpuHistory,
  GpuReport,
  ModelService,
  ModelServiceList,
  PlanOutcome,
  PlanRequest,
  PreflightReport,
  RegistryModel,
  RegistryModelList,
  ServiceGpus,
} from '@modeldeck/plugin-model-serving-common';

/**
 * `reconnecting`: the stream broke and is being opened again. `offline`: it has failed for a
 * while, or the backend refuses. In both the data is the last known, never "nothing there".
 *
 * @public
 */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** @public */
export interface FleetState {
  /** undefined: nothing was ever received, so nothing can be told */
  data?: ModelServiceList;
  connection: Connection;
  /** when the connection came into this state; milliseconds since the epoch, browser's clock */
  since: number;
  /** when the data last came or changed; same clock */
  updatedAt?: number;
  /** why the last attempt failed */
  error?: Error;
}

/** Which of a pool's past is wanted. @public */
export interface GpuHistoryQuery {
  cluster: string;
  /** id */
  pool: string;
  /** ISO 8601 */
  from: string;
}

/** Model services as the backend tells them. @public */
export interface ModelServingApi {
  list(): Promise<ModelServiceList>;
  service(id: string): Promise<ModelService>;
  /** Whether the user may have plans of a service written, and why not. */
  canaryControl(id: string): Promise<CanaryControl>;
  /** Both sides of a service's canary, and the verdict. The first one may take a while. */
  canaryReport(id: string): Promise<CanaryReport>;
  /** The canaries that a service has had, and how the evidence of each grew. */
  canaryHistory(id: string): Promise<CanaryHistory>;
  /** Who holds which accelerators, what is idle and what waits, on every cluster. */
  gpuReport(): Promise<GpuReport>;
  /** Whether so many pods would find room, where, and if not why not. */
  gpuFit(request: GpuFitRequest): Promise<GpuFit>;
  /** How much of a pool was held and used, as it was sampled. */
  gpuHistory(query: GpuHistoryQuery): Promise<GpuHistory>;
  /** The accelerators of one service. */
  serviceGpus(id: string): Promise<ServiceGpus>;
  /** What any next version of a service would meet. Asks the cluster: it may take a while. */
  preflight(id: string): Promise<PreflightReport>;
  /** What each cluster has of serving platforms. */
  platforms(): Promise<ClusterPlatformsList>;
  /** Registered models whose names hold a text; the first ones of all for an empty one. */
  registryModels(search: string): Promise<RegistryModelList>;
  /** Which version `models:/NAME/VERSION` or `models:/NAME@ALIAS` stands for, and where it lies. */
  registryModel(uri: string): Promise<RegistryModel>;
  /** What forms of templates have to know of the settings. */
  formSettings(): Promise<FormSettings>;
  /** What would be written for an action, or why it is refused. Writes nothing. */
  plan(id: string, request: PlanRequest): Promise<PlanOutcome>;
  /** Has the plan that the user saw written, if it is still the plan. */
  execute(id: string, confirmed: ExecuteRequest): Promise<ExecutionOutcome>;
  /** One stream serves all listeners; it is open as long as there is one. */
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  getState(): FleetState;
  /** Tries again now instead of waiting for the next attempt. */
  retry(): void;
}

/** @public */
export const modelServingApiRef = createApiRef<ModelServingApi>({
  id: 'plugin.model-serving.service',
});
