import type { z } from 'zod';
import type * as schema from './gpuSchema';

/** @public */
export type GpuMode = z.infer<typeof schema.gpuModeSchema>;
/** @public */
export type GpuAmounts = z.infer<typeof schema.gpuAmountsSchema>;
/** @public */
export type CapacityType = z.infer<typeof schema.capacityTypeSchema>;
/** @public */
export type GpuDemand = z.infer<typeof schema.gpuDemandSchema>;
/** @public */
export type GpuPool = z.infer<typeof schema.gpuPoolSchema>;
/** @public */
export type GpuHolderClass = z.infer<typeof schema.gpuHolderClassSchema>;
/** @public */
export type GpuHolder = z.infer<typeof schema.gpuHolderSchema>;
/** @public */
export type GpuDevice = z.infer<typeof schema.gpuDeviceSchema>;
/** @public */
export type GpuNode = z.infer<typeof schema.gpuNodeSchema>;
/** @public */
export type GpuQuota = z.infer<typeof schema.gpuQuotaSchema>;
/** @public */
export type GpuViolation = z.infer<typeof schema.gpuViolationSchema>;
/** @public */
export type GpuCost = z.infer<typeof schema.gpuCostSchema>;
/** @public */
export type GpuServiceUse = z.infer<typeof schema.gpuServiceSchema>;
/** @public */
export type ServiceGpus = z.infer<typeof schema.serviceGpusSchema>;
/** @public */
export type GpuReport = z.infer<typeof schema.gpuReportSchema>;
/** @public */
export type Toleration = z.infer<typeof schema.tolerationSchema>;
/** @public */
export type GpuFitRequest = z.infer<typeof schema.gpuFitRequestSchema>;
/** @public */
export type GpuFitReason = z.infer<typeof schema.gpuFitReasonSchema>;
/** @public */
export type GpuFit = z.infer<typeof schema.gpuFitSchema>;
/** @public */
export type GpuHistory = z.infer<typeof schema.gpuHistorySchema>;
