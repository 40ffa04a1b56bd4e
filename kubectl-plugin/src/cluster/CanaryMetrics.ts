import type {
  CanaryTarget,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type {
  LookObservations,
  ScrapeMemory,
} from '@modeldeck/plugin-model-serving-node';
import type { CanaryOperation } from '../cli/Operation';
import type { ClusterAccess } from './ClusterAccess';

/** What of a canary is asked about. */
export interface MetricsQuery {
  target: CanaryTarget;
  /** epoch milliseconds; what is counted begins after it */
  from: number;
  to: number;
  /** since when the revisions have the shares that they have now; absent: not known */
  sharesSince?: number;
  /** what the pods told last, where they are asked */
  scrape?: ScrapeMemory;
  signal?: AbortSignal;
}

/** What was counted of canaries. Operations see it only through this. */
export interface CanaryMetrics {
  /** whether it knows what was before it was asked, as a Prometheus does and pods do not */
  readonly hasHistory: boolean;
  /** Throws a KubeError where nothing could be read at all. */
  observe(query: MetricsQuery): Promise<LookObservations>;
}

/** Clusters whose canaries are judged. */
export interface JudgedClusters {
  access: ClusterAccess;
  /** of the first cluster */
  metrics: CanaryMetrics;
}

/** Opens the clusters that the flags choose; sends no request yet. */
export type OpenForJudging = (
  operation: CanaryOperation,
  settings: ServingSettings,
) => Promise<JudgedClusters>;
