import type {
  ClusterState,
  GpuFit,
  GpuFitRequest,
  GpuPool,
  GpuReport,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { GpuOperation } from '../cli/GpuOperation';
import type { ClusterAccess } from './ClusterAccess';

/** What of a report is needed. */
export interface GpuQuery {
  /** on whose behalf pods hold accelerators, for which all model services have to be read */
  attribution: boolean;
  signal?: AbortSignal;
}

/** Whether pods fit, and what that was told by. */
export interface GpuFitAnswer {
  fit: GpuFit;
  clusters: readonly ClusterState[];
  pools: readonly GpuPool[];
}

/** Clusters whose accelerators are asked about; failures of one are facts in what is returned. */
export interface GpuClusters {
  access: ClusterAccess;
  report(query: GpuQuery): Promise<GpuReport>;
  fit(request: GpuFitRequest): Promise<GpuFitAnswer>;
}

/** Opens the clusters that the flags choose; sends no request yet. */
export type OpenForGpus = (
  operation: GpuOperation,
  settings: ServingSettings,
) => Promise<GpuClusters>;
