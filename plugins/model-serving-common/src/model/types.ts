import type { z } from 'zod';
import type * as plans from './planSchema';
import type * as findings from './findingSchema';
import type * as fleet from './fleetSchema';
import type * as graphs from './graphSchema';
import type * as revisions from './revisionSchema';
import type * as schema from './schema';

/** @public */
export type Accelerator = z.infer<typeof revisions.acceleratorSchema>;
/** @public */
export type TrafficShare = z.infer<typeof revisions.trafficShareSchema>;
/** One revision's traffic in its three truths. @public */
export type Traffic = z.infer<typeof revisions.trafficSchema>;
/** @public */
export type PodSummary = z.infer<typeof revisions.podSchema>;
/** @public */
export type RevisionRole = z.infer<typeof revisions.revisionRoleSchema>;
/** One version of a service that can take traffic. @public */
export type Revision = z.infer<typeof revisions.revisionSchema>;
/** @public */
export type InferenceGraphView = z.infer<typeof graphs.graphSchema>;
/** @public */
export type GraphNodeView = z.infer<typeof graphs.graphNodeSchema>;
/** @public */
export type GraphEdgeView = z.infer<typeof graphs.graphEdgeSchema>;
/** What runs beside the revisions, e.g. a transformer. @public */
export type Component = z.infer<typeof schema.componentSchema>;
/** How far a controller has come with a new revision. @public */
export type RolloutProgress = z.infer<typeof schema.rolloutSchema>;
/** @public */
export type RolloutCheck = z.infer<typeof schema.rolloutCheckSchema>;
/** Why something is a model service. @public */
export type Recognition = z.infer<typeof schema.recognitionSchema>;
/** Where a model is registered. @public */
export type RegistryEntry = z.infer<typeof schema.registrySchema>;
/** @public */
export type Severity = z.infer<typeof findings.severitySchema>;
/** @public */
export type Evidence = z.infer<typeof findings.evidenceSchema>;
/** @public */
export type Finding = z.infer<typeof findings.findingSchema>;
/** @public */
export type HealthStatus = z.infer<typeof schema.healthStatusSchema>;
/** @public */
export type Health = z.infer<typeof schema.healthSchema>;
/** @public */
export type Endpoint = z.infer<typeof schema.endpointSchema>;
/** @public */
export type ObjectRef = z.infer<typeof schema.objectRefSchema>;
/** One logical inference endpoint, whatever serves it. @public */
export type ModelService = z.infer<typeof schema.modelServiceSchema>;
/** A list that could not be read, and what that hides. @public */
export type Gap = z.infer<typeof fleet.gapSchema>;
/** @public */
export type ClusterState = z.infer<typeof fleet.clusterStateSchema>;
/** @public */
export type ModelServiceList = z.infer<typeof fleet.modelServiceListSchema>;
/** @public */
export type PlanAction = z.infer<typeof plans.planActionSchema>;
/** What becomes of one field. @public */
export type FieldChange = z.infer<typeof plans.fieldChangeSchema>;
/** One patch, guarded by what the object was when it was planned for. @public */
export type PlannedWrite = z.infer<typeof plans.plannedWriteSchema>;
/** @public */
export type PredictedShare = z.infer<typeof plans.predictedShareSchema>;
/** @public */
export type PlanRisk = z.infer<typeof plans.planRiskSchema>;
/** What will be written, what follows from it and how to undo it. @public */
export type Plan = z.infer<typeof plans.planSchema>;
/** Why an action would not do what it says, and what to do instead. @public */
export type Refusal = z.infer<typeof plans.refusalSchema>;
