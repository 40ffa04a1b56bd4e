import type { GpuOperation } from '../../cli/GpuOperation';
import type { Host } from '../../cli/Host';
import type { OutputFormat } from '../../cli/OutputFormat';
import type { GpuClusters } from '../../cluster/GpuClusters';

/** What was asked for, of whom, and where the answer goes. */
export interface GpuContext {
  operation: GpuOperation;
  host: Host;
  /** with its template read */
  output: Exclude<OutputFormat, { path: string }>;
  clusters: GpuClusters;
}
