import type { z } from 'zod';
import type * as schema from './schema';

/** @public */
export type Accelerator = z.infer<typeof schema.acceleratorSchema>;
/** @public */
export type TrafficShare = z.infer<typeof schema.trafficShareSchema>;
/** One revision's traffic in its three truths. @public */
export type Traffic = z.infer<typeof schema.trafficSchema>;
/** @public */
export type PodSummary = z.infer<typeof schema.podSchema>;
/** @public */
export type RevisionRole = z.infer<typeof schema.revisionRoleSchema>;
/** One version of a service that can take traffic. @public */
export type Revision = z.infer<typeof schema.revisionSchema>;
/** @public */
export type Severity = z.infer<typeof schema.severitySchema>;
/** @public */
export type Evidence = z.infer<typeof schema.evidenceSchema>;
/** @public */
export type Finding = z.infer<typeof schema.findingSchema>;
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
export type Gap = z.infer<typeof schema.gapSchema>;
/** @public */
export type ClusterState = z.infer<typeof schema.clusterStateSchema>;
/** @public */
export type ModelServiceList = z.infer<typeof schema.modelServiceListSchema>;
