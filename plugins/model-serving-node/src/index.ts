/**
 * The I/O of Modeldeck's core: reads, watches and assembles fleets of model services.
 *
 * @packageDocumentation
 */
export type { ClusterConnection, TlsSettings } from './kube/ClusterConnection';
export type {
  Credential,
  CredentialSource,
} from './kube/credentials/CredentialSource';
export { fixedCredential } from './kube/credentials/CredentialSource';
export type { Discovery } from './kube/discovery/discover';
export type { Served } from './kube/discovery/ServedResources';
export { inClusterConnection, type InClusterOptions } from './kube/inCluster';
export {
  createKubeClient,
  type GetOptions,
  KubeClient,
  type KubeClientOptions,
  type WatchRequestOptions,
} from './kube/KubeClient';
export {
  isClusterFailure,
  KubeError,
  type KubeErrorCause,
  type KubeErrorDetails,
  type KubeErrorKind,
} from './kube/KubeError';
export type { Impersonation } from './kube/kubeconfig/Kubeconfig';
export type { KubeconfigOptions } from './kube/kubeconfig/KubeconfigOptions';
export { loadKubeconfig } from './kube/kubeconfig/loadKubeconfig';
export {
  type ContextSummary,
  readContexts,
} from './kube/kubeconfig/readContexts';
export type { KubeconfigLocation } from './kube/kubeconfig/readKubeconfig';
export type { ListOptions, ListPage } from './kube/listPages';
export type { LogOptions } from './kube/logPath';
export type { ResourcePathOptions } from './kube/resourcePath';
export type { ResourceNames } from './kube/discovery/readResourceNames';
export type { ApplyOptions, ObjectPlace } from './kube/write/applyRequest';
export type { PatchOptions } from './kube/write/patchRequest';
export type { WrittenObject } from './kube/write/WrittenObject';
export {
  accessFromEnvironment,
  type EnvironmentAccessOptions,
} from './artifacts/accessFromEnvironment';
export type {
  ArtifactAccess,
  S3Access,
  S3Credentials,
} from './artifacts/ArtifactAccess';
export {
  RemoteError,
  type RemoteErrorDetails,
  type RemoteErrorKind,
} from './artifacts/http/RemoteError';
export {
  readModelFacts,
  type ReadModelFactsOptions,
} from './artifacts/readModelFacts';
export type { ReadingOptions } from './artifacts/readStoredModel';
export {
  type ResolvedModel,
  resolveModel,
  type ResolveModelOptions,
} from './artifacts/resolveModel';
export { toRegistryModel } from './artifacts/toRegistryModel';
export {
  type FoundModels,
  MlflowClient,
  type MlflowClientOptions,
  type MlflowRequestOptions,
} from './mlflow/MlflowClient';
export type {
  MlflowLoggedModel,
  MlflowModelVersion,
  MlflowRegisteredModel,
  MlflowRun,
} from './mlflow/MlflowModel';
export type { MlflowAccess } from './mlflow/MlflowServer';
export {
  CanaryLooks,
  type CanaryLooksOptions,
  type LookRequest,
} from './canary/CanaryLooks';
export {
  type CanaryMemory,
  readCanaryMemory,
  type SharesSeen,
} from './canary/CanaryMemory';
export {
  type LookObservations,
  type LookOptions,
  type LookWindow,
  type PreparedLook,
  prepareLook,
  whyOtherMemory,
} from './canary/prepareLook';
export { executePlan, type ExecutePlanOptions } from './canary/executePlan';
export { isSamePlan } from './canary/isSamePlan';
export {
  planService,
  type PlanServiceOptions,
  type ServicePlan,
} from './canary/planService';
export { PreflightError } from './canary/preflight/PreflightError';
export type { PreflightOptions } from './canary/preflight/PreflightOptions';
export { preflightService } from './canary/preflight/preflightService';
export { PlanWriteError, type WriteProgress } from './canary/PlanWriteError';
export {
  type PlanVerification,
  verifyPlan,
  type VerifyPlanOptions,
} from './canary/verifyPlan';
export {
  type ExplainedWorkload,
  explainWorkloads,
  type ExplainWorkloadsOptions,
  type WorkloadExplanation,
} from './fleet/explainWorkloads';
export { readFleet, type ReadFleetOptions } from './fleet/readFleet';
export { readService, type ReadServiceOptions } from './fleet/readService';
export {
  type FleetChange,
  type FleetListener,
  LiveFleet,
  type LiveFleetOptions,
  type ServedByCluster,
} from './fleet/live/LiveFleet';
export { fitGaps } from './gpu/fitGaps';
export type { GpuSnapshot } from './gpu/GpuSnapshot';
export { joinClusterStates } from './gpu/joinClusterStates';
export { LiveGpus, type LiveGpusOptions } from './gpu/LiveGpus';
export type { KnownPools } from './gpu/PoolIdentities';
export { readGpus, type ReadGpusOptions } from './gpu/readGpus';
export {
  queryUse,
  readUse,
  type ReadUseOptions,
  scrapeUse,
  telemetrySource,
} from './gpu/readUse';
export { telemetryWindow } from './gpu/telemetryWindow';
export { observeService } from './metrics/observeService';
export {
  type CanaryObservations,
  type ObserveOptions,
  observeServices,
} from './metrics/observeServices';
export { PodScraper, type PodScraperOptions } from './metrics/PodScraper';
export { readScrapeMemory, type ScrapeMemory } from './metrics/ScrapeMemory';
export { ScrapePods } from './metrics/ScrapePods';
export {
  PrometheusClient,
  type PrometheusServiceOptions,
  type PrometheusUrlOptions,
} from './metrics/PrometheusClient';
export * from './apply';
export { buildKustomization } from './kustomize/buildKustomization';
export * from './templates';
export type { BackoffOptions } from './watch/Backoff';
export { systemTiming, type Timing } from './watch/Timing';
export type { ResourceWatchOptions } from './watch/ResourceWatch';
export { watchResource } from './watch/watchResource';
export {
  DEFAULT_WATCH_SETTINGS,
  type WatchSettings,
} from './watch/WatchSettings';
export type { WatchState, WatchUpdate } from './watch/WatchUpdate';
