/**
 * The core of Modeldeck: Kubernetes objects to model services, and what is true about them.
 * Pure and isomorphic: no I/O, no clock, no globals.
 *
 * @packageDocumentation
 */
export * from './model/known';
export { unknownSchema } from './model/knownSchema';
export * from './model/revisionSchema';
export * from './model/graphSchema';
export * from './model/findingSchema';
export * from './model/schema';
export * from './model/fleetSchema';
export type * from './model/types';
export * from './model/serviceId';
export * from './kubernetes/FieldReader';
export * from './kubernetes/resourceType';
export * from './kubernetes/objectMeta';
export * from './kubernetes/conditions';
export * from './platforms/NamespaceObjects';
export type * from './platforms/ServingPlatform';
export type * from './platforms/ClusterPlatforms';
export * from './platforms/registry';
export * from './fleet/assembleNamespace';
export type * from './settings/ArtifactSettings';
export * from './settings/ServingSettings';
export * from './settings/readSettings';
export type * from './recognition/RecognitionRule';
export type * from './recognition/RecognisableWorkload';
export * from './recognition/madeByPlatform';
export * from './recognition/recognise';
export * from './recognition/recognisableTypes';
export * from './recognition/recognitionRuleProblems';
export type * from './canary/plan/PlanRequest';
export * from './canary/plan/planAction';
export * from './canary/plan/changes/applyPatch';
export * from './canary/plan/changes/fieldChanges';
export * from './canary/plan/compareTraffic';
export * from './canary/plan/gitOpsOwner';
export { asIfApplied } from './canary/preflight/asIfApplied';
export { podNeedsOf } from './canary/preflight/demand/demandRequest';
export type { PodNeeds } from './canary/preflight/demand/demandRequest';
export {
  expectedPods,
  type ExpectedPods,
} from './canary/preflight/demand/demandsOf';
export type * from './canary/preflight/demand/PodDemand';
export { metricsTarget } from './canary/preflight/metricsTarget';
export { modelUris } from './canary/preflight/modelUris';
export type * from './canary/preflight/PreflightFacts';
export { PREFLIGHT_CHECKS } from './canary/preflight/preflightChecks';
export { preflightReport } from './canary/preflight/preflightReport';
export { unservedReport } from './canary/preflight/unservedReport';
export * from './canary/report/CanaryWatch';
export * from './canary/report/canaryBegan';
export * from './canary/report/canaryReport';
export * from './canary/report/isInFlight';
export * from './canary/verdict/CanaryEvidence';
export * from './canary/policy/CanaryPolicy';
export * from './canary/policy/effectivePolicy';
export * from './canary/policy/policyFields';
export * from './canary/verdict/judgeCanary';
export {
  budgetIsExceeded,
  newRateTest,
  requestsNeeded,
} from './canary/verdict/errorBudget';
export type * from './canary/verdict/Observation';
export type { Histogram, PairedHistograms } from './canary/verdict/latency';
export { quantileRange } from './canary/verdict/latency';
export type { PairedCounts } from './canary/verdict/conditionalErrors';
export type { CanaryTarget } from './canary/sources/canaryTarget';
export { canaryTarget } from './canary/sources/canaryTarget';
export type * from './canary/sources/MetricSource';
export { metricsOf } from './canary/sources/MetricSource';
export type { Matcher } from './canary/sources/matcher';
export { selector, widened } from './canary/sources/matcher';
export type { RevisionRoute } from './canary/sources/RevisionRoute';
export type { NameShape } from './canary/sources/NameShape';
export type { SeriesLookup } from './canary/sources/SeriesLookup';
export { SeriesIndex } from './canary/sources/SeriesIndex';
export { joined, revisionRoutes } from './canary/sources/revisionRoutes';
export { joinProbes, probes } from './canary/sources/probes';
export {
  byName,
  chooseSource,
  type FoundByName,
  type FoundSeries,
  isHistogram,
  isMean,
  readingsOf,
  type MetricReading,
  type SourceChoice,
} from './canary/sources/chooseSource';
export { seriesNames } from './canary/sources/seriesNames';
export { onlyMeans, whyMissing } from './canary/sources/whyMissing';
export type { CustomMetricSource } from './canary/sources/customSource';
export { metricSources, metricSourcesOf } from './canary/sources/metricSources';
export { POD_RESTARTS } from './canary/sources/podStatus';
export type { Sample, Series } from './canary/series/Sample';
export { parseExposition, parseValue } from './canary/series/parseExposition';
export type { ScrapedSample } from './canary/series/parseExposition';
export {
  type ObservationOptions,
  type ReadMetric,
  toObservations,
} from './canary/observations/toObservations';
export * from './model/verdictSchema';
export type * from './model/verdictTypes';
export * from './model/canaryHistorySchema';
export type * from './model/canaryHistoryTypes';
export * from './model/planSchema';
export * from './model/applySchema';
export type * from './model/applyTypes';
export * from './model/preflightSchema';
export type * from './model/preflightTypes';
export * from './model/actionReportSchema';
export * from './model/executionSchema';
export type * from './model/executionTypes';
export * from './health/assessHealth';
export * from './health/healthOrder';
export * from './health/revisionReadiness';
export * from './kubernetes/quantity';
export * from './kubernetes/labelSelector';
export { isLabelKey } from './kubernetes/parseLabelSelector';
export * from './kubernetes/plainText';
export * from './kubernetes/withoutCredentials';
export type * from './kubernetes/container';
export * from './kubernetes/pod';
export * from './kubernetes/podState';
export * from './kubernetes/podSummary';
export * from './kubernetes/podOwners';
export * from './kubernetes/accelerators';
export * from './kubernetes/deployment';
export * from './kubernetes/service';
export * from './kubernetes/gatewayRoute';
export * from './kubernetes/httpRoute';
export * from './kubernetes/virtualService';
export * from './kubernetes/destinationRule';
export * from './kubernetes/horizontalPodAutoscaler';
export * from './permissions';
export * from './events';
export * from './diagnosis/finding';
export * from './diagnosis/kubectlCommand';
export * from './diagnosis/modelCommand';
export type * from './diagnosis/PodRule';
export * from './diagnosis/podRules';
export * from './diagnosis/malformedFields';
export * from './diagnosis/replicaFailure';
export * from './diagnosis/progressDeadline';
export * from './kubernetes/marks';
export * from './traffic/sharesOf';
export { NOT_OBSERVED } from './traffic/trafficOf';
export * from './traffic/trafficDisagreement';
export * from './platforms/deployment/deploymentPlatform';
export * from './kubernetes/node';
export type * from './kubernetes/taint';
export type { NodeSelector, NodeSelectorTerm } from './kubernetes/nodeSelector';
export { selectsNode } from './kubernetes/nodeSelector';
export type * from './kubernetes/placement';
export * from './kubernetes/schedulingPod';
export * from './kubernetes/resourceSlice';
export * from './kubernetes/resourceClaim';
export * from './kubernetes/deviceClass';
export * from './kubernetes/resourceQuota';
export type { FlavorQuota, FlavorUse } from './kubernetes/kueueQuota';
export * from './kubernetes/clusterQueue';
export * from './kubernetes/localQueue';
export * from './kubernetes/cohort';
export * from './kubernetes/resourceFlavor';
export * from './kubernetes/kueueWorkload';
export * from './model/gpuPoolSchema';
export type * from './model/gpuPoolTypes';
export * from './model/gpuSchema';
export type * from './model/gpuTypes';
export type { SchedulableNode } from './gpu/SchedulableNode';
export * from './gpu/gpuResources';
export * from './gpu/GpuInventory';
export * from './gpu/report/gpuReport';
export type * from './gpu/GpuHoldings';
export type * from './gpu/use/GpuUse';
export { USE_METRIC_NAMES } from './gpu/use/useMetrics';
export * from './gpu/use/useQueries';
export * from './gpu/use/queriedUse';
export * from './gpu/use/scrapedUse';
export * from './gpu/GpuSettings';
export type { FitGap } from './gpu/fit/FitGap';
export { fitPods } from './gpu/fit/fitPods';
export { checkPolicies } from './gpu/policy/checkPolicies';
export type { GpuPolicy } from './gpu/policy/GpuPolicy';
export type * from './gpu/policy/PolicyBase';
export type * from './gpu/policy/PolicyFacts';
export type { PolicyCheck } from './gpu/policy/PolicyKind';
export type { Weekday, WorkCalendar } from './gpu/policy/calendar/WorkCalendar';
export type { CanaryReserve } from './gpu/policy/kinds/canaryReserve';
export type { IdleLimit } from './gpu/policy/kinds/idleLimit';
export type { ServingCapacity } from './gpu/policy/kinds/servingCapacity';
export type { TrainingHours } from './gpu/policy/kinds/trainingHours';
export type { UnitLimit } from './gpu/policy/kinds/unitLimit';
export { gpuPools, hasAccelerators } from './gpu/gpuPools';
export { NODE_POOL_KEYS } from './gpu/nodePool';
export { cleanStorageUri } from './kubernetes/cleanStorageUri';
export type * from './registry/ModelFacts';
export type * from './registry/ModelReading';
export * from './registry/loadableModel';
export type * from './registry/RegistryModel';
export type * from './registry/RegistryModelList';
export * from './registry/mlflowUri';
export * from './registry/readHuggingFaceConfig';
export * from './registry/readMlmodel';
export { compareSignatures } from './registry/signature/compareSignatures';
export type * from './registry/signature/ModelSignature';
export type * from './registry/signature/SignatureComparison';
export * from './catalog/CatalogOptions';
export type * from './catalog/entityTypes';
export { isEntityRef } from './catalog/entityRefs';
export * from './catalog/entityName';
export {
  modelServiceEntity,
  type ServiceRelations,
} from './catalog/modelServiceEntity';
export { SERVICE_ID_ANNOTATION } from './catalog/serviceAnnotations';
export * from './catalog/inferenceApiEntity';
export * from './catalog/modelUses';
export * from './catalog/aiModelEntity';
export * from './catalog/gpuPoolEntity';
export * from './catalog/aiResourceEntity';
export * from './catalog/modelServerApiEntity';
export * from './catalog/workloadSelector';
export * from './operations/gpuAlerts';
export type * from './operations/prometheusRule';
export * from './project/formSettings';
export * from './project/ProjectSettings';
export type {
  Answers,
  OptionProblem,
  ProjectContent,
} from './project/ProjectKind';
export * from './project/projectContent';
