import type { OutputFormat } from './OutputFormat';

/** Prints alerts that a cluster's own Prometheus can watch. */
export interface AlertsOperation {
  verb: 'alerts';
  /** of the PrometheusRule; none: ours */
  name?: string;
  namespace?: string;
  /** `key=value` that a Prometheus selects its rules by, or several with commas */
  labels: string[];
  /** how long a pod may wait for accelerators */
  pendingMs?: number;
  settings?: string;
  output: OutputFormat;
}
